/** Why Tidemark could not judge. Each code has a page in docs/findings. */
export type ProblemCode =
  | 'usage'
  | 'not-a-repository'
  | 'unknown-base'
  | 'shallow-history'
  | 'git-failed'
  | 'bad-diff'
  | 'invalid-manifest'
  | 'invalid-workspace'
  | 'invalid-config'
  | 'no-evidence'
  | 'bad-evidence'
  | 'stale-evidence'
  | 'path-mismatch'
  | 'tool-error'
  | 'ledger-error'
  | 'train-error'
  | 'dirty-tree'
  | 'not-comparable'
  | 'lease-held'
  | 'lease-lost'
  | 'stale-base';

/** Something a user, a file, git or CI caused. `hint` says how to mend it; paths are repo-relative, lines 1-based. */
export interface Problem {
  readonly code: ProblemCode;
  readonly message: string;
  readonly hint: string;
  readonly file?: string;
  readonly line?: number;
  /** The command that mends it, as it is typed at the root of the repository; null where none is known. */
  readonly run?: string | null;
  /** Further files that the same problem is about. */
  readonly files?: readonly string[];
}

/** A value, or every problem that kept it from being made (never an empty list). */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** The value, made. */
export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** The problems that kept a value from being made; none at all is a bug. */
export function failed(...problems: readonly Problem[]): Result<never> {
  if (problems.length === 0) throw new InvariantError('a failed result names at least one problem');
  return { ok: false, problems };
}

/** All the values, or all the problems of those that failed. */
export function collect<T>(results: Iterable<Result<T>>): Result<T[]> {
  const values: T[] = [];
  const problems: Problem[] = [];
  for (const result of results) {
    if (result.ok) values.push(result.value);
    else problems.push(...result.problems);
  }
  return problems.length === 0 ? ok(values) : failed(...problems);
}

/** A broken invariant of ours: a bug, reported as such with exit code 70. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError';
}
