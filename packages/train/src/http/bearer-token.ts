import { createHash, timingSafeEqual } from 'node:crypto';

/** Long enough not to be guessed, and made of what a header can carry. */
const FIT = /^[\x21-\x7e]{16,512}$/;

/** Can it be sent as a bearer token, and is it long enough to be none that is guessed? */
export function isFitToken(token: string): boolean {
  return FIT.test(token);
}

/** Does an Authorization header hold the token? How long it takes tells nothing of the token, not even its length. */
export function bears(authorization: string | undefined, token: string): boolean {
  const given = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];
  return timingSafeEqual(digestOf(given ?? ''), digestOf(token)) && given !== undefined;
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
