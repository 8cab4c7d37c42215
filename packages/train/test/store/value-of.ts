import type { Result } from '@tidemark/kernel';

/** The value, or a failure of the test that names the problems. */
export function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(result.problems.map((problem) => `${problem.code}: ${problem.message}`).join('\n'));
}
