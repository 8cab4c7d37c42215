// Runs the tests of every package as turbo tasks. A closing line adds up what vitest said in each.
import { $, minimist } from 'zx';

const flags = minimist(
  process.argv.slice(2).filter((word) => word !== '--'),
  { boolean: ['coverage', 'fast'], string: ['filter'] },
);
const unknown = [
  ...Object.keys(flags).filter((name) => !['_', 'coverage', 'fast', 'filter'].includes(name)),
  ...flags._,
];
if (unknown.length > 0) {
  console.error(
    `pnpm test does not know ${unknown.join(', ')}; it takes --coverage, --fast and --filter=<package>`,
  );
  process.exit(2);
}

/** Packages whose tests start no process: the loop while one thinks. */
const FAST = ['@tidemark/kernel', '@tidemark/coverage-model', '@tidemark/syntax', '@tidemark/verdict'];
const task = flags['coverage'] === true ? 'test:coverage' : 'test';
const filters = flags['fast'] === true ? FAST : [flags['filter'] ?? []].flat();

const run = $({
  nothrow: true,
  env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', FORCE_COLOR: '0' },
})`turbo run ${task} --continue=always --log-order=grouped ${filters.map((name) => `--filter=${name}`)}`;
let output = '';
for await (const chunk of run.stdout) {
  output += String(chunk);
  process.stdout.write(chunk);
}
const { exitCode, stderr } = await run;
process.stderr.write(stderr);

const sum = (pattern: RegExp) =>
  [...output.matchAll(pattern)].reduce((total, match) => total + Number(match[1]), 0);
const passed = sum(/Tests .*?(\d+) passed/g);
const failedTests = sum(/Tests .*?(\d+) failed/g);
// A task that fails without a failing test (a threshold, a crash) is a failure too.
const failed = Math.max(failedTests, exitCode === 0 ? 0 : 1);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = exitCode ?? 1;
