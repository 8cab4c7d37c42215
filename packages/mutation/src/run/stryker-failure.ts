import { stripVTControlCharacters } from 'node:util';
import { failed, type Result } from '@tidemark/kernel';
import type { StrykerOutcome } from './run-stryker.ts';

const FAILED_TESTS = 'One or more tests failed in the initial test run:';
const BROKEN_SUITE = 'One or more tests resulted in an error:';
const TIMED_OUT = 'Initial test run timed out!';
const NO_TESTS = 'No tests were executed.';
const LOG_LINE = /^\d\d:\d\d:\d\d \(\d+\) [A-Z]+ /;
const ERROR_LINE = /^\w*Error\b|\bERROR\b/;
const UNRESOLVED = /Could not resolve '\.[^']*' in \S+/;
const MOST_NAMED = 20;

/**
 * Why a run of Stryker left no report, as a `tool-error`: the names of the tests that fail, or that were running when the
 * time was up, where it says them. `running` are the test files of the package. Source: Stryker 10, DryRunExecutor.
 */
export function strykerFailure(
  name: string,
  { code, output: printed }: StrykerOutcome,
  running: readonly string[],
): Result<never> {
  const output = stripVTControlCharacters(printed);
  const problem = (message: string, hint: string) =>
    failed({ code: 'tool-error', message: `${name}: ${message}`, hint });
  const tests = failingTests(output);
  if (tests.length > 0) {
    return problem(
      `the tests fail before anything is mutated: ${tests.slice(0, MOST_NAMED).join('; ')}`,
      'Make the tests pass, every time they run and in a copy of the package; then ask again',
    );
  }
  if (output.includes(TIMED_OUT)) {
    return problem(
      `the tests did not end before anything was mutated; one of these hangs: ${running.slice(0, MOST_NAMED).join(', ')}`,
      'Run the files one by one to find the test that hangs',
    );
  }
  const broken = after(output, BROKEN_SUITE);
  if (broken.length > 0) {
    return problem(
      `the tests cannot be run: ${broken[0]?.trim() ?? ''}`,
      'Run the tests of the package by hand, and mend what is said',
    );
  }
  const unresolved = UNRESOLVED.exec(output)?.[0];
  if (unresolved !== undefined) {
    return problem(
      `the tests cannot be run in a copy of the package: ${unresolved}`,
      'Import what lies outside of the package by the name of its package, not by a path',
    );
  }
  const lines = output.trim().split('\n');
  const errors = lines.filter((line) => ERROR_LINE.test(line));
  const last = (errors.length > 0 ? errors : lines).slice(-3).join(' | ');
  const end = code === null ? 'was stopped' : `ended with code ${code}`;
  return problem(`Stryker ${end} and left no report: ${last}`, 'Mend what it says, and ask again');
}

/** Did Stryker give up because no test imports what was to be mutated? */
export function ranNoTest({ code, output }: StrykerOutcome): boolean {
  return code !== 0 && output.includes(NO_TESTS);
}

/** The lines below the mark that are indented once: names. What is indented twice is their messages. */
function failingTests(output: string): string[] {
  return after(output, FAILED_TESTS)
    .filter((line) => /^\t[^\t]/.test(line))
    .map((line) => line.trim());
}

/** The lines that belong to a message of the log: all up to the next that begins with a time. */
function after(output: string, mark: string): string[] {
  const at = output.indexOf(mark);
  if (at === -1) return [];
  const lines = output.slice(at + mark.length + 1).split('\n');
  const end = lines.findIndex((line) => LOG_LINE.test(line));
  return end === -1 ? lines : lines.slice(0, end);
}
