import { describe, expect, test } from 'vitest';
import { item, ORCHARD, outline } from '../__tests__/orchard.ts';
import {
  type EditResult,
  insertItem,
  MOST_ITEMS,
  MOST_LEVELS,
  moveItem,
  removeItem,
  reorderItems,
} from './menu-edit.ts';

/** The outline of what came of an edit, or why it was refused. */
const shown = (result: EditResult) => (result.kind === 'edited' ? outline(result.items) : result.because);
const figs = item('Figs', '/figs');

describe('a new item', () => {
  test.each([
    [null, 0, 'figs fruit(apples(red) pears) news'],
    [null, 1, 'fruit(apples(red) pears) figs news'],
    [null, 99, 'fruit(apples(red) pears) news figs'],
    [null, -1, 'figs fruit(apples(red) pears) news'],
    ['fruit', 1, 'fruit(apples(red) figs pears) news'],
    ['red', 0, 'fruit(apples(red(figs)) pears) news'],
  ])('below %j at %i makes %s', (parentId, index, expected) => {
    expect(shown(insertItem(ORCHARD, figs, { parentId, index }))).toBe(expected);
  });

  test('is refused when its path is taken on any level', () => {
    const red = { ...figs, path: item('Red', '/fruit/apples/red').path };
    expect(shown(insertItem(ORCHARD, red, { parentId: null, index: 0 }))).toBe('path-taken');
  });

  test('is refused below a parent that is not there', () => {
    expect(shown(insertItem(ORCHARD, figs, { parentId: 'plum', index: 0 }))).toBe('no-such-parent');
  });

  test('is refused on a fifth level', () => {
    const fourth = item('Wine', '/wine');
    const result = insertItem(ORCHARD, fourth, { parentId: 'red', index: 0 });
    const items = result.kind === 'edited' ? result.items : [];
    expect(MOST_LEVELS).toBe(4);
    expect(shown(insertItem(items, figs, { parentId: 'wine', index: 0 }))).toBe('too-deep');
  });

  test('is refused beside 200 others', () => {
    const many = Array.from({ length: 199 }, (_, index) => item(`I${index}`, `/${index}`));
    const place = { parentId: null, index: 0 };
    expect(MOST_ITEMS).toBe(200);
    expect(insertItem(many, figs, place)).toMatchObject({ kind: 'edited', items: { length: 200 } });
    expect(shown(insertItem([...many, item('Last', '/last')], figs, place))).toBe('too-many');
  });
});

describe('an item that is moved', () => {
  test.each([
    ['news', 'fruit', 0, 'fruit(news apples(red) pears)'],
    ['apples', null, 99, 'fruit(pears) news apples(red)'],
    ['red', 'fruit', 1, 'fruit(apples red pears) news'],
    ['fruit', null, 1, 'news fruit(apples(red) pears)'],
    ['apples', 'fruit', 1, 'fruit(pears apples(red)) news'],
    ['fruit', 'news', 0, 'news(fruit(apples(red) pears))'],
  ])('(%s) below %j at %i makes %s', (id, parentId, index, expected) => {
    expect(shown(moveItem(ORCHARD, id, { parentId, index }))).toBe(expected);
  });

  test.each(['fruit', 'apples', 'red'])('cannot go below itself or its own (fruit below %s)', (parentId) => {
    expect(shown(moveItem(ORCHARD, 'fruit', { parentId, index: 0 }))).toBe('cycle');
  });

  test('takes no more levels with it than there are left', () => {
    const tall = [...ORCHARD, item('Shop', '/shop', item('Till', '/till'))];
    expect(shown(moveItem(tall, 'fruit', { parentId: 'shop', index: 0 }))).toBe(
      'news shop(fruit(apples(red) pears) till)',
    );
    expect(shown(moveItem(tall, 'fruit', { parentId: 'till', index: 0 }))).toBe('too-deep');
  });

  test('is refused when it or its parent is not there', () => {
    expect(shown(moveItem(ORCHARD, 'plum', { parentId: null, index: 0 }))).toBe('no-such-item');
    expect(shown(moveItem(ORCHARD, 'news', { parentId: 'plum', index: 0 }))).toBe('no-such-parent');
  });
});

test('an item is removed with those below it, and only one that is there', () => {
  expect(shown(removeItem(ORCHARD, 'apples'))).toBe('fruit(pears) news');
  expect(shown(removeItem(ORCHARD, 'plum'))).toBe('no-such-item');
});

describe('another order', () => {
  test('holds for the children of one parent', () => {
    expect(shown(reorderItems(ORCHARD, 'fruit', ['pears', 'apples']))).toBe('fruit(pears apples(red)) news');
    expect(shown(reorderItems(ORCHARD, null, ['news', 'fruit']))).toBe('news fruit(apples(red) pears)');
    expect(shown(reorderItems(ORCHARD, 'news', []))).toBe('fruit(apples(red) pears) news');
  });

  test.each([
    [[]],
    [['pears']],
    [['pears', 'pears']],
    [['pears', 'apples', 'pears']],
    [['pears', 'news']],
    [['pears', 'apples', 'plum']],
  ])('that is %j is refused: each of the siblings must be named, once', (order) => {
    expect(shown(reorderItems(ORCHARD, 'fruit', order))).toBe('not-the-siblings');
  });

  test('is refused below a parent that is not there', () => {
    expect(shown(reorderItems(ORCHARD, 'plum', []))).toBe('no-such-parent');
  });
});
