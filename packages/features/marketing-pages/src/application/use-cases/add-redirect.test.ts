import { expect, test } from 'vitest';
import { overtaken, worldWithPage } from '../../__tests__/marketing-world.ts';
import { addRedirect } from './add-redirect.ts';
import { movePage } from './move-page.ts';
import { visitPath } from './visit-path.ts';

test('visitors of a path without a page are sent to another', async () => {
  const world = await worldWithPage();
  expect(await addRedirect(world, { from: '/Old/', to: '/Blog' })).toEqual({
    kind: 'redirected',
    to: '/blog',
  });
  expect(await visitPath(world, '/old')).toEqual({ kind: 'redirect', to: '/blog' });
});

test('they are sent to where that leads in the end, and go with a page that moves', async () => {
  const world = await worldWithPage();
  await addRedirect(world, { from: '/old', to: '/apples' });
  expect(await addRedirect(world, { from: '/older', to: '/old' })).toEqual({
    kind: 'redirected',
    to: '/apples',
  });
  await movePage(world, { id: 'page-1', version: 2, path: '/fruit' });
  expect(await visitPath(world, '/old')).toEqual({ kind: 'redirect', to: '/fruit' });
  expect(await visitPath(world, '/older')).toEqual({ kind: 'redirect', to: '/fruit' });
});

test.each([
  ['/a', '/a', 'loop'],
  ['/b', '/a', 'loop'],
  ['/apples', '/b', 'path-taken'],
  ['a', '/b', 'invalid-path'],
  ['/a', 'https://evil.example', 'invalid-path'],
])('a redirect from %j to %j is refused as %s', async (from, to, because) => {
  const world = await worldWithPage();
  await addRedirect(world, { from: '/a', to: '/b' });
  expect(await addRedirect(world, { from, to })).toEqual({ kind: 'refused', because });
  expect(Object.fromEntries((await world.sites.load()).redirects)).toEqual({ '/a': '/b' });
});

test('a write that came between reading and saving is a conflict', async () => {
  expect(await addRedirect(overtaken(await worldWithPage()), { from: '/a', to: '/b' })).toEqual({
    kind: 'conflict',
  });
});
