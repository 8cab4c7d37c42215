import { expect, test } from 'vitest';
import { navigationWorld, SEEN } from '../../__tests__/navigation-world.ts';
import { outline } from '../../__tests__/orchard.ts';
import { insertItem } from './insert-item.ts';

const insert = { ...SEEN, words: { label: 'Figs', path: '/figs' }, place: { parentId: 'fruit', index: 1 } };

test('an item is kept under a new id at its place', async () => {
  const world = await navigationWorld();
  expect(await insertItem(world, insert)).toMatchObject({ kind: 'changed', menu: { version: 2 } });
  const { items } = await world.menus.find('main');
  expect(outline(items)).toBe('fruit(apples(red) item-1 pears) news');
});

test('an item without a label, at no path, is invalid for both', async () => {
  const world = await navigationWorld();
  expect(await insertItem(world, { ...insert, words: { label: '', path: 'figs' } })).toEqual({
    kind: 'invalid',
    problems: ['no-label', 'invalid-path'],
  });
});

test('a path is in a menu once, in whatever case it was written', async () => {
  const world = await navigationWorld();
  const again = { ...insert, words: { label: 'Fresh', path: '/NEWS/' } };
  expect(await insertItem(world, again)).toEqual({ kind: 'refused', because: 'path-taken' });
});
