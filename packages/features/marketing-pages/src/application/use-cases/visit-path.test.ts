import { expect, test } from 'vitest';
import { worldWithDraft, worldWithPage } from '../../__tests__/marketing-world.ts';
import { addRedirect } from './add-redirect.ts';
import { visitPath } from './visit-path.ts';

test('a published page is found, however its path is written', async () => {
  const world = await worldWithPage();
  const page = { kind: 'page', edition: { number: 1, title: 'Apples' } };
  expect(await visitPath(world, '/apples')).toMatchObject(page);
  expect(await visitPath(world, '/Apples/')).toMatchObject(page);
});

test('a redirect says where to go', async () => {
  const world = await worldWithPage();
  await addRedirect(world, { from: '/old', to: '/apples' });
  expect(await visitPath(world, '/old')).toEqual({ kind: 'redirect', to: '/apples' });
});

test.each(['/apples', '/pears', 'apples'])(
  'nothing is found at %j while there are but drafts',
  async (path) => {
    expect(await visitPath(await worldWithDraft(), path)).toEqual({ kind: 'not-found' });
  },
);
