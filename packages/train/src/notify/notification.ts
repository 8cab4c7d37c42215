import type { CoverageAnswer } from '../task.ts';

/** What is told of a branch, to people and to programs. */
export interface Notification {
  /** `failed` sends it back to be mended, `refused` has no try left, `error` could not be judged. */
  readonly event: 'landed' | 'failed' | 'refused' | 'error';
  readonly repository: string;
  readonly branch: string;
  readonly reason: string | null;
  readonly coverage: CoverageAnswer | null;
  /** Failed checks that are counted, this one with them. */
  readonly tries: number;
  /** ISO time. */
  readonly at: string;
}
