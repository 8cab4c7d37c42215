import { expect, test } from 'vitest';
import { navigationWorld, SEEN } from '../../__tests__/navigation-world.ts';
import { outline } from '../../__tests__/orchard.ts';
import { moveItem } from './move-item.ts';

const move = { ...SEEN, id: 'apples', place: { parentId: 'news', index: 0 } };

test('an item goes to its new place with those below it', async () => {
  const world = await navigationWorld();
  expect(await moveItem(world, move)).toMatchObject({ kind: 'changed', menu: { version: 2 } });
  expect(outline((await world.menus.find('main')).items)).toBe('fruit(pears) news(apples(red))');
});

test('an item does not go below its own', async () => {
  const place = { parentId: 'red', index: 0 };
  expect(await moveItem(await navigationWorld(), { ...move, place })).toEqual({
    kind: 'refused',
    because: 'cycle',
  });
});
