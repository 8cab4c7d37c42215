import { ok, type Result } from '@tidemark/kernel';
import { openLedger, raiseBaseline } from '@tidemark/ledger';
import type { LedgerPlace, Measurement } from '@tidemark/ledger/look';
import type { TrainOptions } from './train.ts';

/** Raises the baseline of the train's repository to what was measured, and tells whether it rose. Twice is as good as once. */
export async function raiseMark(
  { place: { run, root }, repository }: TrainOptions,
  ledger: LedgerPlace,
  measurement: Measurement,
): Promise<Result<boolean>> {
  const store = await openLedger({ run, root }, ledger);
  if (!store.ok) return store;
  try {
    const outcome = await raiseBaseline(store.value, repository, measurement);
    return outcome.ok ? ok(outcome.value.isRaised) : outcome;
  } finally {
    await store.value.close();
  }
}
