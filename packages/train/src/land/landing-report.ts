import type { Problem } from '@tidemark/kernel';
import type { CheckAnswer, CheckName } from '../check.ts';
import type { CoverageAnswer, Stage } from '../task.ts';

/** What can come of an attempt to land a branch. Only `failed` is counted. */
export type LandingOutcome = 'landed' | 'failed' | 'refused' | 'stale-base' | 'error';

/** What a check said, by its name. */
export interface CheckReport extends Pick<CheckAnswer, 'status' | 'reason' | 'warning'> {
  readonly name: CheckName;
}

/** One branch that was to land, and all that came of it. */
export interface LandingReport {
  readonly branch: string;
  readonly outcome: LandingOutcome;
  readonly stage: Stage;
  /** Those that count, this one with them. */
  readonly tries: number;
  readonly reason: string | null;
  /** The commit of main that was caught up with; null when it was not known yet. */
  readonly base: string | null;
  /** The commit that was judged, or landed. */
  readonly head: string | null;
  readonly checks: readonly CheckReport[];
  readonly coverage: CoverageAnswer | null;
  /** Did the baseline rise with it? */
  readonly isRaised: boolean;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}
