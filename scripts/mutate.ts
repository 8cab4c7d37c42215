// Runs Stryker over the mutation targets of one package and holds the score against what its manifest promises.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { glob } from 'zx';
import { reaches, type Result, shownPercent } from '../packages/kernel/src/index.ts';
import {
  compileLayers,
  exclusionOf,
  type FeatureManifest,
  readManifest,
} from '../packages/manifest/src/index.ts';
import { flagsOf, refuse } from '../tools/script-words/src/index.ts';

const BASE = 'packages/core-testing/stryker.base.json';
const SHOWN = [
  'Killed',
  'Timeout',
  'Survived',
  'NoCoverage',
  'CompileError',
  'RuntimeError',
  'Ignored',
] as const;

const root = path.resolve(import.meta.dirname, '..');
const HELP = `Usage: pnpm mutate --package <folder> [--mutate <glob>]

  --package <folder>  whose mutation targets, such as kernel for packages/kernel
  --mutate <glob>     only the targets that this glob matches, relative to the package
`;
const flags = flagsOf(HELP, { package: { type: 'string' }, mutate: { type: 'string', default: '**' } });
const folder = path.join(root, 'packages', flags.package ?? refuse(HELP, '--package is missing'));

const manifestFile = path.join(folder, 'feature.manifest.ts');
const text = await readFile(manifestFile, 'utf8').catch(() => stop(`${manifestFile} cannot be read`));
const manifest = valueOf(await readManifest({ text, path: path.relative(root, manifestFile) }));
const files = await targets(manifest);
if (files.length === 0) stop(`${manifest.name}: no file is a mutation target`);

// Everything in Stryker is relative to the working directory, and it would read a stryker.config.json there.
process.chdir(folder);
const configFile = path.join(folder, 'reports/mutation/stryker.json');
await mkdir(path.dirname(configFile), { recursive: true });
await writeFile(configFile, `${JSON.stringify(await resolvedConfiguration(), null, 2)}\n`);
const mutants = await new Stryker({ configFile })
  .runMutationTest()
  .catch((error: unknown) => stop(String(error)));

for (const { status, fileName, location, mutatorName, replacement = '' } of mutants) {
  if (status !== 'Survived' && status !== 'NoCoverage') continue;
  const { line, column } = location.start;
  const at = `${path.relative(root, fileName)}:${line}:${column}`;
  console.log(`${at} ${status} ${mutatorName}: ${replacement.replaceAll(/\s+/g, ' ')}`);
}
const count = (...statuses: readonly string[]) =>
  mutants.filter(({ status }) => statuses.includes(status)).length;
const detected = count('Killed', 'Timeout');
const score = { covered: detected, total: detected + count('Survived', 'NoCoverage') };
console.log(SHOWN.map((status) => `${status} ${count(status)}`).join(', '));
if (score.total === 0) stop(`${manifest.name}: there were no mutants, so there is no score`);
const isKept = reaches(score, manifest.mutationScore);
console.log(
  `${manifest.name}: ${shownPercent(score)} % of ${score.total} mutants noticed, ${manifest.mutationScore} % promised`,
);
process.exitCode = isKept ? 0 : 1;

/** Code of the layers that are targets, or of all of src where the manifest names none, and of it what `--mutate` matches. */
async function targets(of: FeatureManifest): Promise<string[]> {
  const { layerOf } = compileLayers(of);
  const isTarget = (file: string) =>
    of.mutationTargets.length === 0
      ? file.startsWith('src/')
      : of.mutationTargets.includes(valueOf(layerOf(file)));
  const today = new Date().toISOString().slice(0, 10);
  const code = await glob('**/*.{ts,tsx,mts,cts,js,jsx,vue,svelte}', {
    cwd: folder,
    ignore: ['**/node_modules/**', 'coverage/**', 'reports/**', 'dist/**', '.stryker-tmp/**'],
  });
  const asked = new Set(await glob(flags.mutate, { cwd: folder, ignore: ['**/node_modules/**'] }));
  return code
    .filter((file) => exclusionOf(of, file, today) === null && isTarget(file) && asked.has(file))
    .toSorted();
}

/** The base with what only a package can say. Stryker honours no `extends`, and under pnpm it finds a plugin only by its address. */
async function resolvedConfiguration(): Promise<object> {
  const base: unknown = JSON.parse(await readFile(path.join(root, BASE), 'utf8'));
  if (typeof base !== 'object' || base === null) return stop(`${BASE} is no object`);
  return {
    ...base,
    plugins: [import.meta.resolve('@stryker-mutator/vitest-runner')],
    mutate: files,
    concurrency: 2,
    reporters: ['json', 'progress-append-only'],
    thresholds: { high: 100, low: manifest.mutationScore, break: manifest.mutationScore },
  };
}

function valueOf<T>(result: Result<T>): T {
  return result.ok ? result.value : stop(result.problems.map(({ message }) => message).join('\n'));
}

/** Ends the script: nothing could be judged. */
function stop(message: string): never {
  console.error(message);
  process.exit(2);
}
