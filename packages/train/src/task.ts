import type { Ratio } from '@tidemark/kernel';

/** Where a branch stands: waiting, being landed, sent back to be mended, or on main. */
export type Stage = 'queued' | 'landing' | 'development' | 'landed';

/** What the coverage check said of a branch the last time it was asked. */
export interface CoverageAnswer {
  /** As the gate's report has it: `PASS`, `FAIL`, `BOOTSTRAP`, `SKIPPED` or `TOOL_ERROR`. */
  readonly status: string;
  readonly metric: string | null;
  readonly measured: Ratio | null;
  readonly baseline: Ratio | null;
}

/** A branch that somebody wants on main. One task a branch: it is queued again when there is more to land. */
export interface Task {
  readonly repository: string;
  readonly branch: string;
  readonly stage: Stage;
  /** How often a check has failed since it was last landed or reset. */
  readonly tries: number;
  /** Of everything that was ever queued, in order; the lowest lands first. */
  readonly position: number;
  /** Why it was sent back or could not be judged; null when nothing is to be said. */
  readonly reason: string | null;
  /** The commit that was judged last; null before the first time. */
  readonly head: string | null;
  readonly coverage: CoverageAnswer | null;
  /** ISO time that the store stamped. */
  readonly updatedAt: string;
}

/**
 * What came of one attempt to land a branch. `tries` is added to those that were counted; a landed branch has none. `head` and
 * `coverage` are null where the attempt did not come so far; what is known of them stays.
 */
export interface Settlement {
  readonly stage: Stage;
  readonly tries: 0 | 1;
  readonly reason: string | null;
  readonly head: string | null;
  readonly coverage: CoverageAnswer | null;
}
