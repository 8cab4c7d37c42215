import { entriesOf, readModuleValue, valueAt, type StaticValue } from '@tidemark/syntax';
import type { AdoptablePackage, TextFile } from './adoption-facts.ts';

/** Where a script is started, and what it is to measure. */
export interface MeasurePlace {
  /** Globs of sources, from the folder of the script. */
  readonly include: readonly string[];
  /** At the root, where coverage/summary.json is committed, a run must not empty the folder. */
  readonly folder: 'package' | 'root';
}

/** The script of a package whose config carries the contract: what to measure stands there. */
export const WIRED_SCRIPT = 'vitest run --coverage';

/** A script for vitest that says by flags what its config does not; flags outrank the config, which stays as it is. */
export async function vitestScript(
  { provider }: Pick<AdoptablePackage, 'provider'>,
  config: TextFile | null,
  { include, folder }: MeasurePlace,
): Promise<string> {
  const settings = config === null ? null : await coverageSettings(config.text);
  const has = (name: string) => settings?.has(name) ?? false;
  const words = ['vitest run --coverage'];
  if (!has('provider') && provider === 'istanbul') words.push('--coverage.provider=istanbul');
  if (!has('include')) words.push(...include.map((glob) => `--coverage.include=${quoted(glob)}`));
  if (has('reportsDirectory')) words.push('--coverage.reportsDirectory=coverage');
  if (folder === 'root') words.push('--coverage.clean=false');
  return [...words, '--coverage.reporter=json', '--coverage.reporter=lcovonly'].join(' ');
}

/** A script for jest, which writes what diff and aggregate read. */
export function jestScript({ include }: MeasurePlace): string {
  const globs = include.map((glob) => `--collectCoverageFrom=${quoted(glob)}`);
  return ['jest --coverage', ...globs, '--coverageReporters=json', '--coverageReporters=lcovonly'].join(' ');
}

/** A script for the tests of bun, which counts the files that they load. */
export const BUN_SCRIPT = 'bun test --coverage --coverage-reporter=lcov';

/** Names of the settings of `test.coverage`, as far as they stand in the text. */
async function coverageSettings(text: string): Promise<ReadonlySet<string>> {
  const value = await readModuleValue(text);
  return new Set(partsOf(value).flatMap((part) => [...entriesOf(valueAt(part, 'test', 'coverage')).keys()]));
}

function partsOf(value: StaticValue | null): StaticValue[] {
  if (value === null) return [];
  return value.kind === 'call' ? value.given.flatMap(partsOf) : [value];
}

/** What means something between double quotes, to one shell or another, or ends the line. */
// eslint-disable-next-line no-control-regex
const READ_BY_SHELLS = /[\u0000-\u001f"$%`\\!^]/g;

/** Quoted in the one way that every shell of a script takes; a plain glob stands as it is. What a shell reads all the same is any character. */
function quoted(glob: string): string {
  return /^[\w@/.*-]+$/.test(glob) ? glob : `"${glob.replaceAll(READ_BY_SHELLS, '?')}"`;
}
