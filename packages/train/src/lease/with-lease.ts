import { setTimeout } from 'node:timers/promises';
import { failed, ok, type Problem, type Result } from '@tidemark/kernel';
import type { Lease } from '../lease.ts';
import type { TrainStore } from '../train-store.ts';
import { leaseLost } from './lease-lost.ts';

/** Who wants the lease of a repository, how long it holds without a sign of life, and how long is waited for it. */
export interface LeaseWish {
  readonly repository: string;
  readonly holder: string;
  readonly ttlMs: number;
  readonly waitMs: number;
  /** Fires when the process is asked to end: it waits no longer, what runs is stopped, and nothing lands any more. */
  readonly ending: AbortSignal;
}

/** A lease that is kept alive. Once it is lost, `signal` has fired and `lost` says why. */
export interface HeldLease {
  readonly lease: Lease;
  readonly signal: AbortSignal;
  readonly lost: () => Problem | null;
}

const LONGEST_PAUSE_MS = 500;

/** Does work under the lease, with a heartbeat, and releases it however the work ends. One that others hold is `lease-held`. */
export async function withLease<T>(
  store: TrainStore,
  wish: LeaseWish,
  work: (held: HeldLease) => Promise<T>,
): Promise<Result<T>> {
  const taken = await takeLease(store, wish);
  if (!taken.ok) return taken;
  const heartbeat = startHeartbeat(store, taken.value, wish.ttlMs);
  try {
    return ok(await work(heartbeat));
  } finally {
    await heartbeat.stop();
    // Where the store cannot be told, the lease runs out by itself.
    await store.release(taken.value);
  }
}

async function takeLease(
  store: TrainStore,
  { repository, holder, ttlMs, waitMs, ending }: LeaseWish,
): Promise<Result<Lease>> {
  const until = performance.now() + waitMs;
  for (;;) {
    const acquired = await store.acquire(repository, holder, ttlMs);
    if (!acquired.ok) return acquired;
    if (acquired.value.isTaken) return ok(acquired.value.lease);
    const leftMs = until - performance.now();
    if (leftMs <= 0 || ending.aborted) return failed(leaseHeld(acquired.value.heldBy));
    const pauseMs = Math.min(leftMs, LONGEST_PAUSE_MS * Math.random());
    await setTimeout(pauseMs, null, { signal: ending }).catch(() => null);
  }
}

function leaseHeld({ repository, holder, token, validForMs }: Lease): Problem {
  return {
    code: 'lease-held',
    message: `${holder} is landing on ${repository} (token ${token}, for ${validForMs} ms more unless it is renewed)`,
    hint: 'Wait for it with --wait <ms>; what is queued is landed by the next tidemark land',
  };
}

/** A third of the time leaves room for two renewals that fail. */
const BEATS = 3;

function startHeartbeat(
  store: TrainStore,
  lease: Lease,
  ttlMs: number,
): HeldLease & { readonly stop: () => Promise<void> } {
  const [losing, stopping] = [new AbortController(), new AbortController()];
  let lost: Problem | null = null;
  const lose = (why: string) => {
    lost = leaseLost(lease, why);
    losing.abort();
  };
  const beat = async () => {
    let renewedMs = performance.now();
    while (!losing.signal.aborted) {
      await setTimeout(ttlMs / BEATS, null, { signal: stopping.signal }).catch(() => null);
      if (stopping.signal.aborted) return;
      const askedMs = performance.now();
      const renewed = await store.renew(lease, ttlMs);
      if (renewed.ok && renewed.value === null) lose('it ran out, or somebody took it over');
      else if (renewed.ok) renewedMs = askedMs;
      else if (performance.now() - renewedMs >= ttlMs)
        lose(`it could not be renewed: ${renewed.problems[0]?.message}`);
    }
  };
  const beating = beat();
  const stop = async () => {
    stopping.abort();
    await beating;
  };
  return { lease, signal: losing.signal, lost: () => lost, stop };
}
