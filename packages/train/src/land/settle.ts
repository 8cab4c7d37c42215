import type { Landing } from '../landing.ts';
import type { LandingReport } from './landing-report.ts';
import type { Train } from './train.ts';

/** What an attempt came to, and what of it is to be recorded. */
export interface Attempt {
  readonly report: LandingReport;
  /** The landing that is finished with it, to be crossed out once it is recorded. */
  readonly done: Landing | null;
  /** False where nobody may, or can, say yet what came of it: the next holder will. */
  readonly isKnown: boolean;
}

/** Records what came of an attempt, and crosses out its landing. What cannot be recorded now, the next holder finds out. */
export async function settle(train: Train, { report, done, isKnown }: Attempt): Promise<LandingReport> {
  if (!isKnown) return report;
  const { store, held } = train;
  const { branch, outcome, stage, reason, head, coverage } = report;
  const tries = outcome === 'failed' ? 1 : 0;
  const settled = await store.settle(held.lease, branch, outcome, { stage, tries, reason, head, coverage });
  if (!settled.ok) return { ...report, warnings: [...report.warnings, ...settled.problems] };
  if (!settled.value) return { ...report, warnings: [...report.warnings, unrecorded(report)] };
  const concluded = done === null ? null : await store.conclude(done);
  return concluded === null || concluded.ok
    ? report
    : { ...report, warnings: [...report.warnings, ...concluded.problems] };
}

function unrecorded({ branch, outcome }: LandingReport) {
  return {
    code: 'lease-lost',
    message: `${branch} is ${outcome}, but the lease ran out before that was recorded`,
    hint: 'The next landing of anybody finishes it',
  } as const;
}
