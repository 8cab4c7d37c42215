import { expect, test } from 'vitest';
import { authWorld, PASSWORD } from '../../__tests__/auth-world.ts';
import { signUpController } from './sign-up-controller.ts';

test('an opened account is 201 with its id', async () => {
  const response = await signUpController(await authWorld(), {
    body: { email: 'ada@example.org', password: PASSWORD },
  });
  expect(response).toEqual({ status: 201, body: { userId: expect.stringMatching(/^[\da-f-]{36}$/) } });
});

test('a taken address is 409', async () => {
  const world = await authWorld();
  const request = { body: { email: 'ada@example.org', password: PASSWORD } };
  await signUpController(world, request);
  expect(await signUpController(world, request)).toEqual({ status: 409, body: { error: 'email-taken' } });
});

test('what cannot be an account is 422 with the reason', async () => {
  const world = await authWorld();
  expect(await signUpController(world, { body: { email: 'ada', password: PASSWORD } })).toEqual({
    status: 422,
    body: { error: 'invalid-email' },
  });
  expect(await signUpController(world, { body: { email: 'ada@example.org', password: 'short' } })).toEqual({
    status: 422,
    body: { error: 'weak-password', weakness: 'too-short' },
  });
});

test.each([
  null,
  'text',
  {},
  { email: 'ada@example.org' },
  { email: 1, password: PASSWORD },
  { email: 'ada@example.org', password: 1 },
])('a body of %j is 400', async (body) => {
  expect(await signUpController(await authWorld(), { body })).toMatchObject({ status: 400 });
});
