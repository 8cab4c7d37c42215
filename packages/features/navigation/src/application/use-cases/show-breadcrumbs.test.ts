import { expect, test } from 'vitest';
import { navigationWorld } from '../../__tests__/navigation-world.ts';
import { item } from '../../__tests__/orchard.ts';
import { showBreadcrumbs } from './show-breadcrumbs.ts';

test('the way to a page leads by the main menu', async () => {
  const world = await navigationWorld();
  await world.menus.save({ name: 'footer', items: [item('Imprint', '/imprint')], version: 1 });
  expect(await showBreadcrumbs(world, '/Pears/')).toEqual([
    { label: 'Fruit', path: '/fruit', isCurrent: false },
    { label: 'Pears', path: '/pears', isCurrent: true },
  ]);
  expect(await showBreadcrumbs(world, '/imprint')).toEqual([]);
});

test('there is no way to what is no path', async () => {
  expect(await showBreadcrumbs(await navigationWorld(), 'pears')).toBeNull();
});
