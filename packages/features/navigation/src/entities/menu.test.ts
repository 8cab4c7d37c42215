import { describe, expect, test } from 'vitest';
import { item, ORCHARD, outline } from '../__tests__/orchard.ts';
import { heightOf, itemsOf, itemWithId, siblingsBelow, trailTo, without, withSiblings } from './menu.ts';

const ids = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id);

test('the items of a menu come each before those below it', () => {
  expect(ids(itemsOf(ORCHARD))).toEqual(['fruit', 'apples', 'red', 'pears', 'news']);
  expect(itemsOf([])).toEqual([]);
});

test('an item is found by its id on any level', () => {
  expect(itemWithId(ORCHARD, 'red')).toEqual(item('Red', '/fruit/apples/red'));
  expect(itemWithId(ORCHARD, 'plum')).toBeNull();
});

test('the height of a menu is that of its deepest item', () => {
  expect(heightOf([])).toBe(0);
  expect(heightOf([item('News', '/news')])).toBe(1);
  expect(heightOf(ORCHARD)).toBe(3);
  expect(heightOf(ORCHARD.toReversed())).toBe(3);
});

test('a trail leads from the top to an item', () => {
  expect(ids(trailTo(ORCHARD, 'red'))).toEqual(['fruit', 'apples', 'red']);
  expect(ids(trailTo(ORCHARD, 'news'))).toEqual(['news']);
  expect(trailTo(ORCHARD, 'plum')).toEqual([]);
});

describe('the siblings below a parent', () => {
  test('are its children, and the top below none', () => {
    expect(ids(siblingsBelow(ORCHARD, 'fruit') ?? [])).toEqual(['apples', 'pears']);
    expect(siblingsBelow(ORCHARD, 'news')).toEqual([]);
    expect(siblingsBelow(ORCHARD, null)).toBe(ORCHARD);
    expect(siblingsBelow(ORCHARD, 'plum')).toBeNull();
  });

  test('can be others, on any level, and nothing else changes', () => {
    const figs = [item('Figs', '/figs')];
    expect(outline(withSiblings(ORCHARD, 'apples', figs))).toBe('fruit(apples(figs) pears) news');
    expect(outline(withSiblings(ORCHARD, 'news', figs))).toBe('fruit(apples(red) pears) news(figs)');
    expect(outline(withSiblings(ORCHARD, null, figs))).toBe('figs');
    expect(outline(ORCHARD)).toBe('fruit(apples(red) pears) news');
  });
});

test('an item goes with those below it', () => {
  expect(outline(without(ORCHARD, 'apples'))).toBe('fruit(pears) news');
  expect(outline(without(ORCHARD, 'fruit'))).toBe('news');
  expect(without(ORCHARD, 'plum')).toEqual(ORCHARD);
});
