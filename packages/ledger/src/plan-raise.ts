import { ok, type Result } from '@tidemark/kernel';
import type { Measurement } from './baseline.ts';
import { findRemote, type Clone } from './find-remote.ts';
import type { RefMove } from './git/plan-move.ts';
import type { LedgerPlace } from './ledger-place.ts';

/** How a raise comes about: by a move in a push to the remote that was named (null: nothing rises), or by itself, later. */
export type PlannedRaise =
  | { readonly kind: 'in-push'; readonly move: RefMove | null }
  | { readonly kind: 'afterwards' };

/** A raise, and the remote (null: the clone itself) that is pushed to anyway. */
export interface WantedRaise {
  readonly repository: string;
  readonly measurement: Measurement;
  readonly remote: string | null;
}

/** Plans a raise for a push that moves other refs too. Only a ledger in git, in that very remote, can go along. */
export async function planRaise(
  clone: Clone,
  place: LedgerPlace,
  { repository, measurement, remote }: WantedRaise,
): Promise<Result<PlannedRaise>> {
  if (place.kind !== 'git') return ok({ kind: 'afterwards' });
  const own = await findRemote(clone, place.remote);
  if (!own.ok) return own;
  if (own.value !== remote) return ok({ kind: 'afterwards' });
  const { planMove } = await import('./git/plan-move.ts');
  const move = await planMove({ ...clone, remote }, repository, measurement);
  return move.ok ? ok({ kind: 'in-push', move: move.value }) : move;
}
