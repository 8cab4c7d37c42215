import { expect, test } from 'vitest';
import { authWorld, PASSWORD } from '../../__tests__/auth-world.ts';
import { signIn } from './sign-in.ts';
import { signUp } from './sign-up.ts';

async function worldWithAda() {
  const world = await authWorld();
  await signUp(world, { email: 'ada@example.org', password: PASSWORD });
  return world;
}

test('the right password begins a session that is stored by the hash of its token', async () => {
  const world = await worldWithAda();
  const result = await signIn(world, { email: 'Ada@example.org', password: PASSWORD });
  const token = result.kind === 'signed-in' ? result.token : '';
  const session = await world.sessions.find(world.tokens.hashOf(token));
  expect(session).toMatchObject({ startedAt: 1_000_000, lastSeenAt: 1_000_000 });
  expect(await world.sessions.find(token)).toBeNull();
});

test('a wrong password, an unknown address and no address at all get one answer', async () => {
  const world = await worldWithAda();
  const refused = { kind: 'wrong-credentials' };
  expect(await signIn(world, { email: 'ada@example.org', password: 'wrong' })).toEqual(refused);
  expect(await signIn(world, { email: 'bob@example.org', password: PASSWORD })).toEqual(refused);
  expect(await signIn(world, { email: 'ada', password: PASSWORD })).toEqual(refused);
});

test('the password behind the decoy hash opens no account', async () => {
  const world = await worldWithAda();
  expect(await signIn(world, { email: 'bob@example.org', password: 'nobody' })).toEqual({
    kind: 'wrong-credentials',
  });
});

test('a password is checked against a hash even when nobody has the address', async () => {
  const world = await worldWithAda();
  const checked: string[] = [];
  const hasher = { ...world.hasher, verify: async (_: string, hash: string) => checked.push(hash) > 1 };
  await signIn({ ...world, hasher }, { email: 'bob@example.org', password: PASSWORD });
  expect(checked).toEqual([world.decoyHash]);
});
