import { ok, type Result } from '@tidemark/kernel';
import { NO_BASELINE, type Measurement } from '../baseline.ts';
import { raised } from '../raised.ts';
import { BASELINE_REF, type GitPlace } from './ledger-git.ts';
import { nextEntry } from './next-entry.ts';
import { newestEntry } from './read-entries.ts';
import { readTip } from './read-tip.ts';

/** A ref that is to go from one commit (null: from nothing) to another. */
export interface RefMove {
  readonly ref: string;
  readonly from: string | null;
  readonly to: string;
}

/** Writes what a raise would record, and gives the move that records it; null when nothing would rise. */
export async function planMove(
  place: GitPlace,
  repository: string,
  measurement: Measurement,
): Promise<Result<RefMove | null>> {
  const tip = await readTip(place);
  if (!tip.ok) return tip;
  const newest = await newestEntry(place, tip.value, repository);
  if (!newest.ok) return newest;
  const baseline = raised(newest.value?.baseline ?? NO_BASELINE, measurement);
  if (baseline === null) return ok(null);
  const change = { kind: 'raise', actor: null, reason: null, baseline } as const;
  const next = await nextEntry(place, tip.value, { repository, newest: newest.value, change });
  return next.ok ? ok({ ref: BASELINE_REF, from: tip.value, to: next.value.commit }) : next;
}
