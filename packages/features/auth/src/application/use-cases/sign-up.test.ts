import { expect, test } from 'vitest';
import { authWorld, PASSWORD } from '../../__tests__/auth-world.ts';
import { parseEmailAddress } from '../../entities/email-address.ts';
import { signUp } from './sign-up.ts';

test('an account keeps the address in its plain form and a hash of the password', async () => {
  const world = await authWorld();
  const result = await signUp(world, { email: ' Ada@Example.org', password: PASSWORD });
  const email = parseEmailAddress('ada@example.org');
  const user = email === null ? null : await world.users.findByEmail(email);
  expect(result).toEqual({ kind: 'signed-up', userId: user?.id });
  expect(user?.passwordHash).not.toContain(PASSWORD);
  expect(await world.hasher.verify(PASSWORD, user?.passwordHash ?? '')).toBe(true);
});

test('an address is taken in whatever case it was written', async () => {
  const world = await authWorld();
  await signUp(world, { email: 'ada@example.org', password: PASSWORD });
  expect(await signUp(world, { email: 'ADA@example.org', password: PASSWORD })).toEqual({
    kind: 'email-taken',
  });
});

test('no account is opened for what is no address', async () => {
  expect(await signUp(await authWorld(), { email: 'ada', password: PASSWORD })).toEqual({
    kind: 'invalid-email',
  });
});

test('a weak password is refused with its weakness', async () => {
  const result = await signUp(await authWorld(), { email: 'ada@example.org', password: 'short' });
  expect(result).toEqual({ kind: 'weak-password', weakness: 'too-short' });
});
