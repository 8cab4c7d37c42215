import { expect, test } from 'vitest';
import { authWorld, PASSWORD } from '../../__tests__/auth-world.ts';
import { sessionController, signInController, signOutController } from './session-controller.ts';
import { signUpController } from './sign-up-controller.ts';

const body = { email: 'ada@example.org', password: PASSWORD };

async function signedIn() {
  const world = await authWorld();
  const { body: account } = await signUpController(world, { body });
  const response = await signInController(world, { body });
  return {
    world,
    userId: account['userId'],
    response,
    authorization: `Bearer ${String(response.body['token'])}`,
  };
}

test('a visit is signed in, known, signed out, and unknown', async () => {
  const { world, userId, response, authorization } = await signedIn();
  expect(response.status).toBe(201);
  expect(await sessionController(world, { authorization })).toEqual({ status: 200, body: { userId } });
  expect(await signOutController(world, { authorization })).toEqual({ status: 204, body: {} });
  expect(await sessionController(world, { authorization })).toEqual({
    status: 401,
    body: { error: 'no-session' },
  });
});

test('wrong credentials are 401, no credentials 400', async () => {
  const { world } = await signedIn();
  expect(await signInController(world, { body: { ...body, password: 'wrong' } })).toEqual({
    status: 401,
    body: { error: 'wrong-credentials' },
  });
  expect(await signInController(world, { body: [] })).toMatchObject({ status: 400 });
});

test.each([null, '', 'Basic abc', 'Bearer', 'Bearer a b'])(
  'the header %j names no session',
  async (authorization) => {
    const { world } = await signedIn();
    expect(await sessionController(world, { authorization })).toMatchObject({ status: 401 });
    expect(await signOutController(world, { authorization })).toMatchObject({ status: 204 });
  },
);
