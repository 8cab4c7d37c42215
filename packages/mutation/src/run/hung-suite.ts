import { failed, type Result } from '@tidemark/kernel';
import type { PackageRun } from '../mutant.ts';

/** One or two loops that a mutant makes endless are no wonder. */
const LEAST = 5;

/** When the clock noticed every mutant and no test one, the suite hangs more than it tests: a `tool-error`; else null. */
export function hungSuite(name: string, { mutants }: PackageRun): Result<never> | null {
  const timeouts = mutants.filter(({ status }) => status === 'timeout').length;
  const others = mutants.filter(({ status }) =>
    ['killed', 'survived', 'not-covered'].includes(status),
  ).length;
  if (timeouts < LEAST || others > 0) return null;
  return failed({
    code: 'tool-error',
    message: `${name}: all ${timeouts} mutants ran into the time limit, and no test noticed one`,
    hint: 'Look for a test that waits without an end, or raise timeoutMS in the configuration of Stryker',
  });
}
