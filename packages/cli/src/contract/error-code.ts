import type { ProblemCode } from '@tidemark/kernel';

/** Codes of `error.code`: what a user, a file, git or CI caused, and `internal` for a bug of ours. */
export const ERROR_CODES = [
  'usage',
  'not-a-repository',
  'unknown-base',
  'shallow-history',
  'git-failed',
  'bad-diff',
  'invalid-manifest',
  'invalid-workspace',
  'invalid-config',
  'no-evidence',
  'bad-evidence',
  'stale-evidence',
  'path-mismatch',
  'tool-error',
  'ledger-error',
  'train-error',
  'dirty-tree',
  'not-comparable',
  'lease-held',
  'lease-lost',
  'stale-base',
  'internal',
] as const satisfies readonly (ProblemCode | 'internal')[];

/** A code of `error.code`. */
export type ErrorCode = (typeof ERROR_CODES)[number];

/** Fails to compile when a problem code is missing from the list. */
type Unlisted = Exclude<ProblemCode, ErrorCode>;
export type EveryProblemIsListed = Unlisted extends never ? true : never;
