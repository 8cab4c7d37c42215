import { isExpired, touched, type SessionLimits } from '../../entities/session.ts';
import type { Clock, SessionRepository, TokenSource } from '../ports/ports.ts';

export type SessionCheck =
  | { readonly kind: 'valid'; readonly userId: string }
  | { readonly kind: 'no-session' };

export interface CheckSessionPorts {
  readonly sessions: SessionRepository;
  readonly tokens: TokenSource;
  readonly clock: Clock;
  readonly limits: SessionLimits;
}

/** Tells whose session a token is, and notes that it was used. One past a limit is removed. */
export async function checkSession(
  { sessions, tokens, clock, limits }: CheckSessionPorts,
  token: string,
): Promise<SessionCheck> {
  const session = await sessions.find(tokens.hashOf(token));
  if (session === null) return { kind: 'no-session' };
  const now = clock();
  if (isExpired(session, limits, now)) {
    await sessions.remove(session.tokenHash);
    return { kind: 'no-session' };
  }
  await sessions.save(touched(session, now));
  return { kind: 'valid', userId: session.userId };
}
