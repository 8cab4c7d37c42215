import { setTimeout } from 'node:timers/promises';

/** How a view is kept: at most so old, and waited for at most so long, after which `late` is the answer. */
export interface Keeping<T> {
  readonly mostAgeMs: number;
  readonly patienceMs: number;
  readonly late: T;
  /** Milliseconds since some moment. */
  readonly nowMs: () => number;
}

/**
 * Gives what `load` gives, shared by all who ask meanwhile: one load at a time. A view of half its age is renewed while
 * it still answers, so nobody waits for it as long as somebody asks.
 */
export function keptView<T>(
  load: () => Promise<T>,
  { mostAgeMs, patienceMs, late, nowMs }: Keeping<T>,
): () => Promise<T> {
  let kept: { readonly value: T; readonly sinceMs: number } | null = null;
  // A load that hangs is not begun again beside itself.
  const ask = oneAtATime(load);
  const renew = oneAtATime(async () => {
    const sinceMs = nowMs();
    const answer = await within(ask(), patienceMs);
    kept = answer === null ? { value: late, sinceMs: nowMs() } : { value: answer.value, sinceMs };
    return kept.value;
  });
  return async () => {
    const ageMs = kept === null ? Infinity : nowMs() - kept.sinceMs;
    if (kept === null || ageMs > mostAgeMs) return renew();
    // What it throws is thrown again to whoever has to wait for it.
    if (ageMs > mostAgeMs / 2) renew().catch(() => undefined);
    return kept.value;
  };
}

function oneAtATime<T>(work: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | null = null;
  return () =>
    (running ??= work().finally(() => {
      running = null;
    }));
}

async function within<T>(work: Promise<T>, patienceMs: number): Promise<{ readonly value: T } | null> {
  const patience = new AbortController();
  try {
    return await Promise.race([
      work.then((value) => ({ value })),
      setTimeout(patienceMs, null, { signal: patience.signal, ref: false }),
    ]);
  } finally {
    patience.abort();
  }
}
