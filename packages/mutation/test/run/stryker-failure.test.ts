import { expect, test } from 'vitest';
import { ranNoTest } from '../../src/index.ts';
import { strykerFailure } from '../../src/run/stryker-failure.ts';

const messageOf = (output: string, code: number | null = 1) => {
  const failure = strykerFailure('@shop/orchard', { code, output, report: null }, ['src/apple.test.ts']);
  return failure.ok ? '' : failure.problems[0]?.message;
};

test('tests that fail before anything is mutated are named, without their messages', () => {
  const log = [
    '10:00:00 (7) ERROR DryRunExecutor One or more tests failed in the initial test run:',
    '\tan apple is ripe',
    '\t\texpected 1 to be 2',
    '\ta pear hangs',
    '\t\tTest timed out in 5000ms.',
    '10:00:01 (7) ERROR Stryker There were failed tests in the initial test run.',
    '\tno test of ours',
  ].join('\n');
  expect(messageOf(log)).toBe(
    '@shop/orchard: the tests fail before anything is mutated: an apple is ripe; a pear hangs',
  );
});

test('a suite that does not end is told by the test files that may hang', () => {
  const log = '10:00:00 (7) ERROR DryRunExecutor Initial test run timed out!';
  expect(messageOf(log)).toContain('one of these hangs: src/apple.test.ts');
});

test('a suite that cannot be run is told by what its runner says', () => {
  const log = [
    '10:00:00 (7) ERROR DryRunExecutor One or more tests resulted in an error:',
    '\tCannot find module ./apple.ts',
  ].join('\n');
  expect(messageOf(log)).toBe('@shop/orchard: the tests cannot be run: Cannot find module ./apple.ts');
});

test('a path that leads out of the package is told with what to write instead', () => {
  const log =
    "\u001b[31m[UNRESOLVED_IMPORT] \u001b[0mCould not resolve '../pear.ts' in vitest.config.ts\n  at once";
  expect(messageOf(log)).toBe(
    "@shop/orchard: the tests cannot be run in a copy of the package: Could not resolve '../pear.ts' in vitest.config.ts",
  );
});

test('any other end is told by the last words and how it came', () => {
  expect(messageOf('one\ntwo\nthree\nfour\n')).toContain(
    'ended with code 1 and left no report: two | three | four',
  );
  const log = 'Error: no such option\n    at once\n}\n\nNode.js v24.0.0\n';
  expect(messageOf(log)).toMatch(/left no report: Error: no such option$/);
  expect(messageOf('', null)).toContain('was stopped');
});

test('no test of what is mutated is told from any other failure', () => {
  const output = '10:00:00 (7) ERROR Stryker No tests were executed. Stryker will exit prematurely.';
  expect(ranNoTest({ code: 1, output, report: null })).toBe(true);
  expect(ranNoTest({ code: 0, output, report: null })).toBe(false);
  expect(ranNoTest({ code: 1, output: 'Initial test run timed out!', report: null })).toBe(false);
});
