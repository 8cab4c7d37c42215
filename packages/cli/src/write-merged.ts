import path from 'node:path';
import {
  formatCobertura,
  formatIstanbul,
  formatLcov,
  tallyOf,
  type FileCoverage,
} from '@tidemark/coverage-model';
import { collect, ok, type Result } from '@tidemark/kernel';
import type { Draft, World } from './world/world.ts';

/** No reader of Cobertura takes more: above this many lines the file is left out, and that is said. */
const MOST_COBERTURA_LINES = 2_000_000;

export interface Merged {
  /** Names below the root where they lie within it. */
  readonly names: readonly string[];
  readonly warnings: readonly { readonly code: string; readonly message: string }[];
}

const NAMES = ['lcov.info', 'coverage-final.json', 'cobertura.xml'] as const;

/** The merged reports of a folder, begun before what they hold is known. */
export interface MergedDrafts {
  readonly folder: string;
  readonly files: Readonly<Record<(typeof NAMES)[number], Draft>>;
  /** Lets those that were written take the place of the old ones. */
  readonly moveIn: () => Promise<Result<null>>;
  /** Leaves the others as they are. */
  readonly discard: () => Promise<void>;
}

export function draftMerged({ files }: World, folder: string): MergedDrafts {
  const draft = (name: string) => files.draft(path.join(folder, name));
  const drafts = {
    'lcov.info': draft('lcov.info'),
    'coverage-final.json': draft('coverage-final.json'),
    'cobertura.xml': draft('cobertura.xml'),
  };
  const moveIn = async () => {
    const moved = collect(await Promise.all(NAMES.map((name) => drafts[name].moveIn())));
    return moved.ok ? ok(null) : moved;
  };
  const discard = async () => {
    await Promise.all(NAMES.map((name) => drafts[name].discard()));
  };
  return { folder, files: drafts, moveIn, discard };
}

/** Writes the merged reports with repo-relative paths: lcov, istanbul JSON where there are statements, Cobertura. What cannot be written is `usage`. */
export async function writeMerged(
  { folder, files: drafts }: MergedDrafts,
  root: string,
  files: readonly FileCoverage[],
): Promise<Result<Merged>> {
  const results: Result<string>[] = [];
  const write = async (name: (typeof NAMES)[number], chunks: Iterable<Uint8Array>) => {
    const written = await drafts[name].write(chunks);
    results.push(written.ok ? ok(path.relative(root, path.join(folder, name))) : written);
  };
  await write('lcov.info', formatLcov(files));
  const withStatements = files.filter((file) => file.granularity === 'statement');
  if (withStatements.length > 0) await write('coverage-final.json', formatIstanbul(withStatements));
  const nLines = files.reduce((sum, file) => sum + tallyOf(file).lines.total, 0);
  if (nLines <= MOST_COBERTURA_LINES) await write('cobertura.xml', formatCobertura(files));
  const warnings =
    nLines <= MOST_COBERTURA_LINES
      ? []
      : [
          {
            code: 'cobertura-left-out',
            message: `cobertura.xml is left out: ${nLines} lines are more than its readers take`,
          },
        ];
  const names = collect(results);
  return names.ok ? ok({ names: names.value, warnings }) : names;
}
