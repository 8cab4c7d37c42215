import { expect, test } from 'vitest';
import { navigationWorld, SEEN } from '../../__tests__/navigation-world.ts';
import { item, ORCHARD } from '../../__tests__/orchard.ts';
import type { MenuTree } from '../../entities/menu.ts';
import { changeMenu } from './change-menu.ts';

const withFigs = (items: MenuTree) => ({ kind: 'edited', items: [...items, item('Figs', '/figs')] }) as const;

test('what an edit makes of a menu is kept as its next version', async () => {
  const world = await navigationWorld();
  const menu = { name: 'main', items: [...ORCHARD, item('Figs', '/figs')], version: 2 };
  expect(await changeMenu(world, SEEN, withFigs)).toEqual({ kind: 'changed', menu });
  expect(await world.menus.find('main')).toEqual(menu);
});

test('a menu that was never changed has version 0', async () => {
  const world = await navigationWorld();
  const result = await changeMenu(world, { name: 'footer', version: 0 }, withFigs);
  expect(result).toMatchObject({ kind: 'changed', menu: { name: 'footer', version: 1 } });
});

test('a refused edit changes nothing', async () => {
  const world = await navigationWorld();
  const result = await changeMenu(world, SEEN, () => ({ kind: 'refused', because: 'cycle' }));
  expect(result).toEqual({ kind: 'refused', because: 'cycle' });
  expect(await world.menus.find('main')).toMatchObject({ version: 1, items: ORCHARD });
});

test.each([0, 2])('an edit of version %i, which the menu does not have, is a conflict', async (version) => {
  const world = await navigationWorld();
  expect(await changeMenu(world, { name: 'main', version }, withFigs)).toEqual({ kind: 'conflict' });
  expect(await world.menus.find('main')).toMatchObject({ version: 1, items: ORCHARD });
});

test('a write that came between reading and saving is a conflict', async () => {
  const world = await navigationWorld();
  const menus = { ...world.menus, save: async () => false };
  expect(await changeMenu({ menus }, SEEN, withFigs)).toEqual({ kind: 'conflict' });
});

test('a menu that a site does not have is not found', async () => {
  expect(await changeMenu(await navigationWorld(), { ...SEEN, name: 'side' }, withFigs)).toEqual({
    kind: 'not-found',
  });
});
