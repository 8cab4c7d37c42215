// The main job: test with coverage, add up the workspace, judge the change. Exits with the first failure in that order.
import { $ } from 'zx';
import { flagsOf } from '../tools/script-words/src/index.ts';
import { runTurbo } from './run-turbo.ts';

const cli = 'packages/cli/src/bin.ts';
const json = process.stdout.isTTY ? '--no-json' : '--json';

const HELP = `Usage: pnpm coverage

Tests every package with coverage, adds up (pnpm coverage:aggregate) and judges the change (pnpm coverage:diff).
Both take flags when they are run alone: pnpm coverage:diff --help.
`;
flagsOf(HELP, {});

const tests = await runTurbo(
  ['run', 'test:coverage', '--continue=always', '--output-logs=errors-only'],
  process.stderr,
);
const aggregate = await $({ nothrow: true, stdio: ['ignore', 2, 2] })`node ${cli} aggregate --no-json`;
const diff = await $({ nothrow: true, stdio: ['ignore', 'inherit', 'inherit'] })`node ${cli} diff ${json}`;
process.exitCode =
  [tests.code, aggregate.exitCode, diff.exitCode].map((code) => code ?? 70).find((code) => code !== 0) ?? 0;
