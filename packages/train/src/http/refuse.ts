import { STATUS_CODES } from 'node:http';
import { InvariantError, type Problem, type ProblemCode } from '@tidemark/kernel';
import type { ProblemAnswer } from './answers.ts';

/** A problem as it is told over HTTP; `internal` is a bug of ours. */
export type ToldProblem = Pick<Problem, 'message' | 'hint'> & { readonly code: ProblemCode | 'internal' };

/** Refuses with a status and every problem, of which there is at least one. Format: RFC 9457. */
export function refuse(
  status: number,
  problems: readonly ToldProblem[],
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(`${JSON.stringify(refusal(status, problems))}\n`, {
    status,
    headers: { 'content-type': PROBLEM_TYPE, ...headers },
  });
}

export const PROBLEM_TYPE = 'application/problem+json';

/** What a refusal says. */
export function refusal(status: number, problems: readonly ToldProblem[]): ProblemAnswer {
  const told = problems.map(({ code, message, hint }) => ({ code, message, hint }));
  const [first] = told;
  if (first === undefined) throw new InvariantError('a refusal names at least one problem');
  return { title: String(STATUS_CODES[status]), status, ...first, problems: told };
}

/** One thing that the client did wrong. */
export function usage(message: string, hint: string): Problem {
  return { code: 'usage', message, hint };
}
