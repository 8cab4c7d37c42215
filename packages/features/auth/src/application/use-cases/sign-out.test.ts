import { expect, test } from 'vitest';
import { authWorld } from '../../__tests__/auth-world.ts';
import { signOut } from './sign-out.ts';

test('signing out removes the session of the token and no other', async () => {
  const world = await authWorld();
  const sessionOf = (token: string) => ({
    tokenHash: world.tokens.hashOf(token),
    userId: token,
    startedAt: 0,
    lastSeenAt: 0,
  });
  await world.sessions.save(sessionOf('apple'));
  await world.sessions.save(sessionOf('pear'));
  await signOut(world, 'apple');
  expect(await world.sessions.find(world.tokens.hashOf('apple'))).toBeNull();
  expect(await world.sessions.find(world.tokens.hashOf('pear'))).toMatchObject({ userId: 'pear' });
});

test('a token without a session is signed out too', async () => {
  await expect(signOut(await authWorld(), 'plum')).resolves.toBeUndefined();
});
