// The main job: test with coverage, add up the workspace, judge the change. Exits with the first failure in that order.
import { $ } from 'zx';

const cli = 'packages/cli/src/bin.ts';
const quiet = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' };
const json = process.stdout.isTTY ? '--no-json' : '--json';

const tests = await $({
  nothrow: true,
  stdio: ['ignore', 2, 2],
  env: quiet,
})`turbo run test:coverage --continue=always --output-logs=errors-only`;
const aggregate = await $({ nothrow: true, stdio: ['ignore', 2, 2] })`node ${cli} aggregate --no-json`;
const diff = await $({ nothrow: true, stdio: ['ignore', 'inherit', 'inherit'] })`node ${cli} diff ${json}`;
process.exitCode =
  [tests, aggregate, diff].map((step) => step.exitCode ?? 70).find((code) => code !== 0) ?? 0;
