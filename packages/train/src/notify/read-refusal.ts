import { z } from 'zod';

/** Why something was not taken, and whether that may pass. */
export interface Failure {
  readonly why: string;
  readonly isPassing: boolean;
  /** What the other side asks to wait; null when it does not say. */
  readonly waitMs: number | null;
}

/** More of an answer than holds a reason. */
const MOST_ANSWER = 4096;
const MOST_REASON = 200;

/** Besides those of 500 and above: it took too long, came too early, came too often. */
const PASSING = new Set([408, 425, 429]);

// What Telegram says of an error. Others may say what they like.
const refusal = z.object({
  description: z.string().catch(''),
  parameters: z.object({ retry_after: z.number().nonnegative() }).nullable().catch(null),
});

/**
 * Reads an answer that is none of 200 to 299. How long to wait is in its head (`Retry-After`), or in Telegram's body. Where it
 * repeats a secret, that is blotted out.
 */
export async function readRefusal(response: Response, secrets: readonly string[]): Promise<Failure> {
  const { status, headers } = response;
  const said = refusal.safeParse(jsonOf(await beginningOf(response)));
  const [description, parameters] = said.success ? [said.data.description, said.data.parameters] : ['', null];
  const reason = secrets
    .reduce((text, secret) => text.replaceAll(secret, '***'), description)
    .slice(0, MOST_REASON)
    .replaceAll(/[\p{Cc}\p{Cs}]+/gu, ' ');
  return {
    why: `answered ${status}${reason === '' ? '' : `: ${reason}`}`,
    isPassing: status >= 500 || PASSING.has(status),
    waitMs: parameters === null ? waitOf(headers.get('retry-after')) : parameters.retry_after * 1000,
  };
}

async function beginningOf({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of body ?? []) {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= MOST_ANSWER) break;
    }
  } catch {
    // It broke off, or took too long. Its status has been said; the rest would only have helped.
  }
  return Buffer.concat(chunks).toString('utf8', 0, MOST_ANSWER);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Format: RFC 9110, "Retry-After": seconds, or the time until which to wait. */
function waitOf(header: string | null): number | null {
  if (header === null) return null;
  const ms = /^\d{1,9}$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(ms) ? null : Math.max(0, ms);
}
