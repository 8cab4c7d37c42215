import { ok, type Result } from '@tidemark/kernel';
import { NO_BASELINE, type Change, type Entry, type Measurement } from './baseline.ts';
import type { BaselineStore } from './baseline-store.ts';
import { changeBaseline } from './change-baseline.ts';
import { raised } from './raised.ts';

/** Who raises a baseline, and why, where somebody says so. */
export type RaiseAnswer = Pick<Change, 'actor' | 'reason'>;

/** The newest entry after a raise, and whether this raise recorded it. */
export interface RaiseOutcome {
  readonly entry: Entry | null;
  readonly isRaised: boolean;
}

/**
 * Raises the marks of a repository to a measurement, however many do so at once: the result is the maximum. A measurement
 * that is nowhere higher records nothing, and is no failure.
 */
export async function raiseBaseline(
  store: BaselineStore,
  repository: string,
  measurement: Measurement,
  { actor, reason }: RaiseAnswer = { actor: null, reason: null },
): Promise<Result<RaiseOutcome>> {
  return changeBaseline<RaiseOutcome>(store, repository, (newest) => {
    const baseline = raised(newest?.baseline ?? NO_BASELINE, measurement);
    if (baseline === null) return ok({ entry: newest, isRaised: false });
    return {
      change: { kind: 'raise', actor, reason, baseline },
      whenRecorded: (entry) => ({ entry, isRaised: true }),
    };
  });
}
