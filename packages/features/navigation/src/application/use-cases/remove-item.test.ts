import { expect, test } from 'vitest';
import { navigationWorld, SEEN } from '../../__tests__/navigation-world.ts';
import { outline } from '../../__tests__/orchard.ts';
import { removeItem } from './remove-item.ts';

test('an item goes with those below it', async () => {
  const world = await navigationWorld();
  expect(await removeItem(world, { ...SEEN, id: 'apples' })).toMatchObject({
    kind: 'changed',
    menu: { version: 2 },
  });
  expect(outline((await world.menus.find('main')).items)).toBe('fruit(pears) news');
});

test('an item that is not there is not removed', async () => {
  expect(await removeItem(await navigationWorld(), { ...SEEN, id: 'plum' })).toEqual({
    kind: 'refused',
    because: 'no-such-item',
  });
});
