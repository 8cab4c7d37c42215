import { setTimeout } from 'node:timers/promises';
import { ok, type Result } from '@tidemark/kernel';
import type { Change, Entry } from './baseline.ts';
import type { BaselineStore } from './baseline-store.ts';
import { ledgerError } from './ledger-error.ts';

/** A change to record, and what to answer then. */
export interface Wish<Outcome> {
  readonly change: Change;
  readonly whenRecorded: (entry: Entry) => Outcome;
}

/** Each loss means that another writer won. So often in a row with no winner is a lock that somebody left behind. */
const MOST_LOSSES = 50;
const LONGEST_PAUSE_MS = 100;

/**
 * Decides on the newest entry and records the decision; when somebody was faster, decides again on theirs. A decision to
 * record nothing is the answer. A ledger that nobody can change is `ledger-error`.
 */
export async function changeBaseline<Outcome>(
  store: BaselineStore,
  repository: string,
  decide: (newest: Entry | null) => Wish<Outcome> | Result<Outcome>,
): Promise<Result<Outcome>> {
  let seen: number | null = null;
  let nLosses = 0;
  while (nLosses < MOST_LOSSES) {
    const newest = await store.read(repository);
    if (!newest.ok) return newest;
    const decided = decide(newest.value);
    if ('ok' in decided) return decided;
    const revision = newest.value?.revision ?? null;
    const set = await store.compareAndSet(repository, revision, decided.change);
    if (!set.ok) return set;
    if (set.value !== null) return ok(decided.whenRecorded(set.value));
    nLosses = revision === seen ? nLosses + 1 : 1;
    seen = revision;
    // Writers that lost together would lose together again.
    await setTimeout(Math.random() * LONGEST_PAUSE_MS);
  }
  const hint = 'Look for a lock that a killed process left, such as refs/tidemark/baseline.lock of a clone';
  return ledgerError(`of ${repository}`, `stayed locked through ${MOST_LOSSES} tries to change it`, hint);
}
