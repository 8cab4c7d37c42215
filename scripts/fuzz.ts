// Runs the fuzz properties of every package for longer and from new seeds, and what is too heavy for every run. A failure
// says the seed and the path to see it again.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { $, glob } from 'zx';
import { flagsOf, refuse } from '../tools/script-words/src/index.ts';

const HELP = `Usage: pnpm fuzz [--minutes <n>] [--only <words of a title>] [--seed <n> --path <path>]

  --minutes <n>  how long, shared by all properties (default: 10)
  --only <words> only the properties whose titles hold these words
  --seed <n>     the seed of a failure, to see it again
  --path <path>  the path of that failure
`;
const flags = flagsOf(HELP, {
  minutes: { type: 'string', default: '10' },
  only: { type: 'string' },
  seed: { type: 'string', default: '' },
  path: { type: 'string', default: '' },
});
const minutes = Number(flags.minutes);
if (!(minutes > 0)) refuse(HELP, '--minutes takes a number above 0');

const root = path.resolve(import.meta.dirname, '..');
const files = await glob('packages/*/test/{fuzz,hostile}/*.test.ts', { cwd: root });
const texts = await Promise.all(files.map((file) => readFile(path.join(root, file), 'utf8')));
const nProperties = texts.reduce((sum, text) => sum + (text.match(/\bfuzzBudget\(\)/g)?.length ?? 0), 0);
const packages = [...new Set(files.map((file) => file.split('/').slice(0, 2).join('/')))].toSorted();
const only = flags.only === undefined ? [] : ['--testNamePattern', flags.only];

let isFailed = false;
for (const folder of packages) {
  const { exitCode } = await $({
    cwd: path.join(root, folder),
    nothrow: true,
    stdio: 'inherit',
    env: {
      ...process.env,
      TIDEMARK_FUZZ_SECONDS: String((minutes * 60) / nProperties),
      TIDEMARK_FUZZ_SEED: flags.seed,
      TIDEMARK_FUZZ_PATH: flags.path,
    },
  })`pnpm exec vitest run test/fuzz test/hostile --testTimeout=0 --passWithNoTests ${only}`;
  isFailed ||= exitCode !== 0;
}
if (isFailed)
  console.error('To see a failure again: pnpm fuzz --seed <seed> --path <path> --only <its title>');
process.exitCode = isFailed ? 1 : 0;
