import { expect, test } from 'vitest';
import { navigationWorld } from '../../__tests__/navigation-world.ts';
import { ORCHARD } from '../../__tests__/orchard.ts';
import { breadcrumbsController, menuController } from './show-menu-controller.ts';

test('a menu is 200 with its version, and 404 when a site has none of that name', async () => {
  const world = await navigationWorld();
  expect(await menuController(world, { menu: 'main' })).toEqual({
    status: 200,
    body: { name: 'main', items: ORCHARD, version: 1 },
  });
  expect(await menuController(world, { menu: 'side' })).toEqual({
    status: 404,
    body: { error: 'not-found' },
  });
});

test('breadcrumbs are 200, and 400 for what is no path', async () => {
  const world = await navigationWorld();
  expect(await breadcrumbsController(world, { path: '/news' })).toEqual({
    status: 200,
    body: { crumbs: [{ label: 'News', path: '/news', isCurrent: true }] },
  });
  expect(await breadcrumbsController(world, { path: 'news' })).toEqual({
    status: 400,
    body: { error: 'path must be a path' },
  });
});
