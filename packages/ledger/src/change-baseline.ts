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

/** Each loss means that another writer won, so this many are never lost in a row by fair means. */
const MOST_TRIES = 500;
const LONGEST_PAUSE_MS = 50;

/**
 * Decides on the newest entry and records the decision; when somebody was faster, decides again on theirs. A decision to
 * record nothing is the answer.
 */
export async function changeBaseline<Outcome>(
  store: BaselineStore,
  repository: string,
  decide: (newest: Entry | null) => Wish<Outcome> | Result<Outcome>,
): Promise<Result<Outcome>> {
  for (let nTries = 0; nTries < MOST_TRIES; nTries += 1) {
    const newest = await store.read(repository);
    if (!newest.ok) return newest;
    const decided = decide(newest.value);
    if ('ok' in decided) return decided;
    const set = await store.compareAndSet(repository, newest.value?.revision ?? null, decided.change);
    if (!set.ok) return set;
    if (set.value !== null) return ok(decided.whenRecorded(set.value));
    // Writers that lost together would lose together again.
    await setTimeout(Math.random() * LONGEST_PAUSE_MS);
  }
  return ledgerError('changed', `under each of ${MOST_TRIES} tries to change it`, 'Try again later');
}
