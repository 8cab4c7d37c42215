import { setTimeout } from 'node:timers/promises';
import type { Problem } from '@tidemark/kernel';
import type { Pace } from './notify-settings.ts';
import { readRefusal, type Failure } from './read-refusal.ts';

/** A body for somebody, and how they are called in messages. */
export interface Delivery {
  readonly to: string;
  /** May hold a secret, so it is in no message. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON. */
  readonly body: string;
  /** What is blotted out where the other side repeats it. */
  readonly secrets: readonly string[];
  /** What to do when it cannot be delivered. */
  readonly hint: string;
}

/**
 * Posts JSON until it is taken, as often as the pace says, with growing pauses that differ from process to process. Taken is
 * any status of 200 to 299; a redirection is not followed. Null then, else a `train-error`.
 */
export async function deliver(delivery: Delivery, pace: Pace): Promise<Problem | null> {
  for (let nTries = 1; ; nTries += 1) {
    const failure = await post(delivery, pace.timeoutMs);
    if (failure === null) return null;
    const { why, isPassing, waitMs } = failure;
    if (!isPassing || nTries >= pace.tries) {
      const message = `${delivery.to} could not be told (tries: ${nTries}): it ${why}`;
      return { code: 'train-error', message, hint: delivery.hint };
    }
    const growing = pace.pauseMs * 2 ** (nTries - 1) * (0.5 + Math.random());
    await setTimeout(Math.min(waitMs ?? growing, pace.longestPauseMs));
  }
}

async function post({ url, headers, body, secrets }: Delivery, timeoutMs: number): Promise<Failure | null> {
  const answered = new AbortController();
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': 'tidemark', ...headers },
      body,
      redirect: 'manual',
      signal: AbortSignal.any([answered.signal, AbortSignal.timeout(timeoutMs)]),
    });
    return response.ok ? null : await readRefusal(response, secrets);
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    const why = isLate ? `gave no answer in ${timeoutMs} ms` : `cannot be reached (${codeOf(error)})`;
    return { why, isPassing: true, waitMs: null };
  } finally {
    // The status is the answer, whatever comes behind it, or does not.
    answered.abort();
  }
}

/** What stands in its way has a code; its message may hold the URL. */
function codeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : null;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : 'no connection';
}
