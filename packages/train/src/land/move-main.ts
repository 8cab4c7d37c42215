import { setTimeout } from 'node:timers/promises';
import { ok, type Problem, type Result } from '@tidemark/kernel';
import { planRaise, type PlannedRaise, type RefMove } from '@tidemark/ledger';
import type { LedgerPlace } from '@tidemark/ledger/look';
import { FENCE_REF, writeFence } from '../git/fence.ts';
import { pushRefs } from '../git/push-refs.ts';
import { branchRef } from '../git/remote-refs.ts';
import type { Landing } from '../landing.ts';
import { leaseLost } from '../lease/lease-lost.ts';
import { raiseMark } from './raise-mark.ts';
import type { Train } from './train.ts';

/**
 * What became of main. It moved: `lagging` says why the baseline did not yet follow, and the landing stays written down.
 * It did not: main was elsewhere, or for a reason. Or nobody knows, and the next holder finds out.
 */
export type MainMoved =
  | { readonly kind: 'landed'; readonly isRaised: boolean; readonly lagging: readonly Problem[] }
  | { readonly kind: 'stale-base' }
  | { readonly kind: 'error' | 'unknown'; readonly problems: readonly Problem[] };

/** Writes the landing down, then moves main, fence and baseline at once. A baseline that is kept elsewhere rises after. */
export async function moveMain(train: Train, landing: Landing, ledger: LedgerPlace): Promise<MainMoved> {
  const { store, held } = train;
  const intended = await store.intend(held.lease, landing);
  if (!intended.ok) return { kind: 'error', problems: intended.problems };
  if (!intended.value) return gone(train, 'it ran out before main was moved');
  const pushed = await pushLanding(train, landing, ledger);
  // What was refused may still be on its way; the next holder fences it out before it looks.
  if (pushed.kind === 'stale-base' || pushed.kind === 'gone') await store.conclude(landing);
  if (pushed.kind === 'gone') return gone(train, 'somebody else moved the fence');
  if (pushed.kind !== 'landed') return pushed;
  if (pushed.raise === 'in-push' || landing.measurement === null) return { ...pushed, lagging: [] };
  const raised = await raiseMark(train, ledger, landing.measurement);
  return { kind: 'landed', isRaised: raised.ok && raised.value, lagging: raised.ok ? [] : raised.problems };
}

function gone({ held }: Train, why: string): MainMoved {
  return { kind: 'error', problems: [held.lost() ?? leaseLost(held.lease, why)] };
}

type LandingPushed =
  | { readonly kind: 'landed'; readonly raise: PlannedRaise['kind']; readonly isRaised: boolean }
  | Extract<MainMoved, { kind: 'stale-base' | 'error' | 'unknown' }>
  | { readonly kind: 'gone' };

/** How often the baseline may be raised by others in between. */
const MOST_PLANS = 20;
const LONGEST_PAUSE_MS = 100;

async function pushLanding(train: Train, landing: Landing, ledger: LedgerPlace): Promise<LandingPushed> {
  const { place, held, fence } = train;
  const main: RefMove = { ref: branchRef(landing.target), from: landing.from, to: landing.to };
  for (let nPlans = 0; nPlans < MOST_PLANS; nPlans += 1) {
    const plan = await planFor(train, landing, ledger);
    if (!plan.ok) return { kind: 'error', problems: plan.problems };
    const next = await writeFence(place, fence.commit, held.lease, `Land ${landing.to}`);
    if (!next.ok) return { kind: 'error', problems: next.problems };
    const raise = plan.value.kind === 'in-push' ? plan.value.move : null;
    const moves = [
      main,
      { ref: FENCE_REF, from: fence.commit, to: next.value },
      ...(raise === null ? [] : [raise]),
    ];
    const pushed = await pushRefs(place, moves);
    if (pushed.kind === 'moved') {
      fence.commit = next.value;
      return { kind: 'landed', raise: plan.value.kind, isRaised: raise !== null };
    }
    if (pushed.kind !== 'stale')
      return { kind: pushed.kind === 'unknown' ? 'unknown' : 'error', problems: pushed.problems };
    if (pushed.refs.includes(FENCE_REF)) return { kind: 'gone' };
    if (pushed.refs.includes(main.ref)) return { kind: 'stale-base' };
    await setTimeout(Math.random() * LONGEST_PAUSE_MS);
  }
  return { kind: 'error', problems: [RESTLESS] };
}

async function planFor(
  { place, repository }: Train,
  { measurement }: Landing,
  ledger: LedgerPlace,
): Promise<Result<PlannedRaise>> {
  if (measurement === null) return ok({ kind: 'in-push', move: null });
  return planRaise(place, ledger, { repository, measurement, remote: place.remote });
}

const RESTLESS: Problem = {
  code: 'ledger-error',
  message: `the baseline was moved by others ${MOST_PLANS} times in a row`,
  hint: 'See who moves refs/tidemark/baseline all the time: tidemark baseline log',
};
