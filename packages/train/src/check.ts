import type { Measurement } from '@tidemark/ledger/look';
import type { CoverageAnswer } from './task.ts';

/** The checks in their order; `merge` catches up with main, those after it see the tree that lands. */
export type CheckName = 'security' | 'merge' | 'coverage' | 'image-freshness';

/** What a check is given. It leaves the refs of the repository alone. */
export interface CheckContext {
  /** Absolute folder of the worktree. */
  readonly worktree: string;
  readonly branch: string;
  /** The commit of main that the branch is brought to. */
  readonly base: string;
  /** Fires when the lease is lost: whatever runs is to be stopped. */
  readonly signal: AbortSignal;
}

/** A check's answer. Only `fail` is counted as a try; `skip` is on record as such, and no pass. */
export interface CheckAnswer {
  readonly status: 'pass' | 'fail' | 'skip' | 'error';
  /** One line for a person; null when there is nothing to say. */
  readonly reason: string | null;
  /** A warning that goes with a pass, such as a tool error that was let through. */
  readonly warning: string | null;
  readonly coverage: CoverageAnswer | null;
  /** What raises the baseline once the branch is on main. */
  readonly measurement: Measurement | null;
}

/** One check of the registry. It answers whatever happens; what it throws is a bug. */
export interface Check {
  readonly name: CheckName;
  readonly run: (context: CheckContext) => Promise<CheckAnswer>;
}
