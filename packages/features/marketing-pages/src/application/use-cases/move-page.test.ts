import { expect, test } from 'vitest';
import { worldWithDraft, worldWithPage } from '../../__tests__/marketing-world.ts';
import { addRedirect } from './add-redirect.ts';
import { draftPage } from './draft-page.ts';
import { movePage } from './move-page.ts';
import { visitPath } from './visit-path.ts';

const move = { id: 'page-1', version: 2, path: '/Fruit/' };

test('a page that visitors saw is found at its new path, and its old one leads there', async () => {
  const world = await worldWithPage();
  expect(await movePage(world, move)).toMatchObject({
    kind: 'changed',
    page: { path: '/fruit', version: 3 },
  });
  expect(await visitPath(world, '/fruit')).toMatchObject({ kind: 'page', edition: { title: 'Apples' } });
  expect(await visitPath(world, '/apples')).toEqual({ kind: 'redirect', to: '/fruit' });
});

test('a page that moves twice and home again is one step away from everywhere', async () => {
  const world = await worldWithPage();
  await movePage(world, move);
  await movePage(world, { ...move, version: 3, path: '/shop' });
  expect(await visitPath(world, '/apples')).toEqual({ kind: 'redirect', to: '/shop' });
  await movePage(world, { ...move, version: 4, path: '/apples' });
  expect(await visitPath(world, '/apples')).toMatchObject({ kind: 'page' });
  expect(await visitPath(world, '/fruit')).toEqual({ kind: 'redirect', to: '/apples' });
  expect(await visitPath(world, '/shop')).toEqual({ kind: 'redirect', to: '/apples' });
});

test('a draft that nobody saw leaves nothing behind', async () => {
  const world = await worldWithDraft();
  await movePage(world, { ...move, version: 1 });
  expect(await visitPath(world, '/apples')).toEqual({ kind: 'not-found' });
});

test.each([
  ['fruit', 'invalid'],
  ['/apples', 'unchanged'],
  ['/pears', 'taken'],
  ['/old-pears', 'redirects-elsewhere'],
])('a page does not move to %j, which is %s', async (path, because) => {
  const world = await worldWithPage();
  await draftPage(world, { title: 'Pears', path: '/pears', blocks: [] });
  await addRedirect(world, { from: '/old-pears', to: '/pears' });
  expect(await movePage(world, { ...move, path })).toEqual({
    kind: 'refused',
    problems: [{ at: 'path', because }],
  });
});
