import { ok, type Metric, type Result } from '@tidemark/kernel';
import type { Entry, Mark, Override } from './baseline.ts';
import type { BaselineReader } from './baseline-store.ts';
import { overrideInForce } from './mark-in-force.ts';

/** What is asked of a ledger for one judgement. */
export interface BaselineQuestion {
  readonly repository: string;
  readonly metric: Metric;
  /** `YYYY-MM-DD`, for what expires. */
  readonly today: string;
  /** Is a commit the base, or in its history? */
  readonly isAncestor: (commit: string) => Promise<Result<boolean>>;
}

/** The mark to compare with, and the override it comes from, if it does. */
export interface BaselineFound {
  readonly mark: Mark;
  readonly override: Override | null;
  readonly revision: number;
}

/** What a ledger knows: the mark to compare with, or whether there are marks that the base does not reach yet. */
export interface BaselineAnswer {
  readonly found: BaselineFound | null;
  readonly isRecorded: boolean;
}

/** Looked at first, and how the look grows: the newest is nearly always the one. */
const FIRST_LOOK = 8;
const GROWTH = 16;

/**
 * Finds the newest mark whose commit is the base or in its history: a branch is not blamed for a raise it does not hold. An
 * override counts wherever the branch started, until its last day.
 */
export async function baselineFor(
  reader: BaselineReader,
  { repository, metric, today, isAncestor }: BaselineQuestion,
): Promise<Result<BaselineAnswer>> {
  let nSeen = 0;
  for (let limit = FIRST_LOOK; ; limit *= GROWTH) {
    const entries = await reader.history(repository, limit);
    if (!entries.ok) return entries;
    const [newest] = entries.value;
    const lowered = newest === undefined ? null : overrideInForce(newest.baseline, metric, today);
    if (newest !== undefined && lowered !== null)
      return ok({ found: { ...lowered, revision: newest.revision }, isRecorded: true });
    const found = await firstAncestor(entries.value.slice(nSeen), metric, isAncestor);
    if (!found.ok || found.value !== null)
      return found.ok ? ok({ found: found.value, isRecorded: true }) : found;
    if (entries.value.length < limit) return ok({ found: null, isRecorded: newest !== undefined });
    nSeen = entries.value.length;
  }
}

async function firstAncestor(
  entries: readonly Entry[],
  metric: Metric,
  isAncestor: BaselineQuestion['isAncestor'],
): Promise<Result<BaselineFound | null>> {
  const asked = new Set<string>();
  for (const { baseline, revision } of entries) {
    const mark = baseline.marks[metric];
    if (mark === null || asked.has(mark.commit)) continue;
    asked.add(mark.commit);
    const holds = await isAncestor(mark.commit);
    if (!holds.ok) return holds;
    if (holds.value) return ok({ mark, override: null, revision });
  }
  return ok(null);
}
