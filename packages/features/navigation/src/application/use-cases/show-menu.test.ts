import { expect, test } from 'vitest';
import { navigationWorld } from '../../__tests__/navigation-world.ts';
import { ORCHARD } from '../../__tests__/orchard.ts';
import { showMenu } from './show-menu.ts';

test('a menu is shown as it is, empty when nothing is in it, and not when a site has none of that name', async () => {
  const world = await navigationWorld();
  expect(await showMenu(world, 'main')).toEqual({ name: 'main', items: ORCHARD, version: 1 });
  expect(await showMenu(world, 'footer')).toEqual({ name: 'footer', items: [], version: 0 });
  expect(await showMenu(world, 'side')).toBeNull();
});
