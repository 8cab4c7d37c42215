import { expect, test } from 'vitest';
import { navigationWorld, SEEN } from '../../__tests__/navigation-world.ts';
import { outline } from '../../__tests__/orchard.ts';
import { reorderItems } from './reorder-items.ts';

test('the items below a parent take another order', async () => {
  const world = await navigationWorld();
  const reorder = { ...SEEN, parentId: 'fruit', order: ['pears', 'apples'] };
  expect(await reorderItems(world, reorder)).toMatchObject({ kind: 'changed', menu: { version: 2 } });
  expect(outline((await world.menus.find('main')).items)).toBe('fruit(pears apples(red)) news');
});

test('an order that forgets an item is refused', async () => {
  const reorder = { ...SEEN, parentId: null, order: ['news'] };
  expect(await reorderItems(await navigationWorld(), reorder)).toEqual({
    kind: 'refused',
    because: 'not-the-siblings',
  });
});
