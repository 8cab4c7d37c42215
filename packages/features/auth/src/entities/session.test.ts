import { describe, expect, test } from 'vitest';
import { DEFAULT_SESSION_LIMITS, isExpired, touched, type Session } from './session.ts';

const session: Session = { tokenHash: 'h', userId: 'u', startedAt: 1_000, lastSeenAt: 5_000 };
const limits = { idleMs: 100, absoluteMs: 10_000 };

describe('a session', () => {
  test('rests until the idle limit and is over at it', () => {
    expect(isExpired(session, limits, 5_099)).toBe(false);
    expect(isExpired(session, limits, 5_100)).toBe(true);
  });

  test('lasts until the absolute limit however often it is used', () => {
    const used = { ...session, lastSeenAt: 10_950 };
    expect(isExpired(used, limits, 10_999)).toBe(false);
    expect(isExpired(used, limits, 11_000)).toBe(true);
  });

  test('is seen at the time it was used, and never earlier than before', () => {
    expect(touched(session, 6_000)).toEqual({ ...session, lastSeenAt: 6_000 });
    expect(touched(session, 4_000)).toEqual(session);
  });

  test('may rest half an hour and last half a day by default', () => {
    expect(DEFAULT_SESSION_LIMITS).toEqual({ idleMs: 1_800_000, absoluteMs: 43_200_000 });
  });
});
