import { expect, test } from 'vitest';
import { authWorld } from '../../__tests__/auth-world.ts';
import { checkSession } from './check-session.ts';

async function worldWithSession() {
  const world = await authWorld();
  const tokenHash = world.tokens.hashOf('apple');
  await world.sessions.save({
    tokenHash,
    userId: 'ada',
    startedAt: world.clock(),
    lastSeenAt: world.clock(),
  });
  return { ...world, tokenHash };
}

test('a session in use stays valid and is seen at that time', async () => {
  const world = await worldWithSession();
  world.pass(99);
  expect(await checkSession(world, 'apple')).toEqual({ kind: 'valid', userId: 'ada' });
  world.pass(99);
  expect(await checkSession(world, 'apple')).toEqual({ kind: 'valid', userId: 'ada' });
  expect(await world.sessions.find(world.tokenHash)).toMatchObject({ lastSeenAt: 1_000_198 });
});

test('a session at its limit is over, and removed', async () => {
  const world = await worldWithSession();
  world.pass(100);
  expect(await checkSession(world, 'apple')).toEqual({ kind: 'no-session' });
  expect(await world.sessions.find(world.tokenHash)).toBeNull();
});

test('an unknown token has no session', async () => {
  expect(await checkSession(await worldWithSession(), 'pear')).toEqual({ kind: 'no-session' });
});
