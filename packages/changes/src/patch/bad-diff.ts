import type { Problem } from '@tidemark/kernel';

/** A patch that cannot be read as a change of this tree. `line` is 1-based, of the patch. */
export function badDiff(message: string, line?: number): Problem {
  const problem = {
    code: 'bad-diff',
    message,
    hint: 'Give a unified diff, such as git diff writes',
  } as const;
  return line === undefined ? problem : { ...problem, line };
}
