/** A signed-in visit. Times are epoch milliseconds; only a hash of the token is kept. */
export interface Session {
  readonly tokenHash: string;
  readonly userId: string;
  readonly startedAt: number;
  readonly lastSeenAt: number;
}

/** How long a session may rest, and how long it may last at most, in milliseconds. */
export interface SessionLimits {
  readonly idleMs: number;
  readonly absoluteMs: number;
}

export const DEFAULT_SESSION_LIMITS: SessionLimits = { idleMs: 30 * 60_000, absoluteMs: 12 * 3_600_000 };

/** A session is over at the very millisecond a limit is reached. */
export function isExpired(session: Session, limits: SessionLimits, now: number): boolean {
  return now - session.lastSeenAt >= limits.idleMs || now - session.startedAt >= limits.absoluteMs;
}

/** The session after it was used; the time it was last seen never goes back. */
export function touched(session: Session, now: number): Session {
  return { ...session, lastSeenAt: Math.max(session.lastSeenAt, now) };
}
