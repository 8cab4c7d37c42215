import { expect, test } from 'vitest';
import { overtaken, worldWithPage } from '../../__tests__/marketing-world.ts';
import { addRedirectController, removeRedirectController } from './redirect-controller.ts';

const body = { from: '/old', to: '/apples' };

test('a redirect is created with where it leads, and removed once', async () => {
  const world = await worldWithPage();
  expect(await addRedirectController(world, { body })).toEqual({ status: 201, body: { to: '/apples' } });
  expect(await removeRedirectController(world, { from: '/old' })).toEqual({ status: 204, body: {} });
  expect(await removeRedirectController(world, { from: '/old' })).toEqual({
    status: 404,
    body: { error: 'not-found' },
  });
});

test('a loop is 422', async () => {
  const loop = { from: '/old', to: '/OLD' };
  expect(await addRedirectController(await worldWithPage(), { body: loop })).toEqual({
    status: 422,
    body: { error: 'loop' },
  });
});

test('a write that came second is 409', async () => {
  const world = await worldWithPage();
  const conflict = { status: 409, body: { error: 'conflict' } };
  expect(await addRedirectController(overtaken(world), { body })).toEqual(conflict);
  await addRedirectController(world, { body });
  expect(await removeRedirectController(overtaken(world), { from: '/old' })).toEqual(conflict);
});

test.each([null, {}, { ...body, from: 1 }, { ...body, to: null }])('a body of %j is 400', async (given) => {
  expect(await addRedirectController(await worldWithPage(), { body: given })).toEqual({
    status: 400,
    body: { error: 'from and to are missing, or of another type' },
  });
});
