// Runs the fuzz properties of every package for longer and from new seeds, and what is too heavy for every run. A failure
// says the seed and the path to see it again.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { $, glob, minimist } from 'zx';

const KNOWN = ['_', 'minutes', 'seed', 'path', 'only'];
const flags = minimist(
  process.argv.slice(2).filter((word) => word !== '--'),
  { string: KNOWN, default: { minutes: '10' } },
);
const unknown = [...Object.keys(flags).filter((name) => !KNOWN.includes(name)), ...flags._];
const minutes = Number(flags['minutes']);
if (unknown.length > 0 || !(minutes > 0)) {
  console.error('pnpm fuzz takes --minutes <n>, --only <words of a title>, --seed <n> and --path <path>');
  process.exit(2);
}

const root = path.resolve(import.meta.dirname, '..');
const files = await glob('packages/*/test/{fuzz,hostile}/*.test.ts', { cwd: root });
const texts = await Promise.all(files.map((file) => readFile(path.join(root, file), 'utf8')));
const nProperties = texts.reduce((sum, text) => sum + (text.match(/\bfuzzBudget\(\)/g)?.length ?? 0), 0);
const packages = [...new Set(files.map((file) => file.split('/').slice(0, 2).join('/')))].toSorted();
const only: string[] = flags['only'] ? ['--testNamePattern', flags['only']] : [];

let isFailed = false;
for (const folder of packages) {
  const { exitCode } = await $({
    cwd: path.join(root, folder),
    nothrow: true,
    stdio: 'inherit',
    env: {
      ...process.env,
      TIDEMARK_FUZZ_SECONDS: String((minutes * 60) / nProperties),
      TIDEMARK_FUZZ_SEED: flags['seed'] ?? '',
      TIDEMARK_FUZZ_PATH: flags['path'] ?? '',
    },
  })`pnpm exec vitest run test/fuzz test/hostile --testTimeout=0 --passWithNoTests ${only}`;
  isFailed ||= exitCode !== 0;
}
if (isFailed)
  console.error('To see a failure again: pnpm fuzz --seed <seed> --path <path> --only <its title>');
process.exitCode = isFailed ? 1 : 0;
