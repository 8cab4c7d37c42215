import { failed, type Problem, type Result } from '@tidemark/kernel';
import type { Entry, Measurement, Override } from './baseline.ts';
import type { BaselineStore } from './baseline-store.ts';
import { changeBaseline } from './change-baseline.ts';
import { overridden } from './overridden.ts';

/** Who lowers a baseline, why, and up to which day (`YYYY-MM-DD`). */
export type OverrideAnswer = Pick<Override, 'actor' | 'reason' | 'expires'>;

/**
 * Lowers the marks of a repository to a measurement until a day, on record. Without a baseline, or when nothing of the
 * measurement is lower, there is nothing to answer for: `usage`.
 */
export async function overrideBaseline(
  store: BaselineStore,
  repository: string,
  measurement: Measurement,
  answer: OverrideAnswer,
): Promise<Result<Entry>> {
  return changeBaseline(store, repository, (newest) => {
    const baseline = newest === null ? null : overridden(newest.baseline, measurement, answer);
    if (baseline === null) return failed(nothingToOverride(newest));
    const { actor, reason } = answer;
    return { change: { kind: 'override', actor, reason, baseline }, whenRecorded: (entry) => entry };
  });
}

function nothingToOverride(newest: Entry | null): Problem {
  return {
    code: 'usage',
    message:
      newest === null
        ? 'there is no baseline to override'
        : 'nothing that was measured is lower than the baseline',
    hint: 'Record it with tidemark baseline raise',
  };
}
