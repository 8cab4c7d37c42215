import { expect, test } from 'vitest';
import { MOST_PER_PAGE, pageOf } from './page.ts';

const fruit = ['apple', 'fig', 'lime', 'pear', 'plum'];

test('pages divide a list without gap or overlap', () => {
  expect(pageOf(fruit, 1, 2)).toEqual({ items: ['apple', 'fig'], number: 1, pageCount: 3, itemCount: 5 });
  expect(pageOf(fruit, 2, 2).items).toEqual(['lime', 'pear']);
  expect(pageOf(fruit, 3, 2).items).toEqual(['plum']);
});

test('a page past the end is empty', () => {
  expect(pageOf(fruit, 4, 2)).toMatchObject({ items: [], number: 4, pageCount: 3 });
});

test('an empty list has one empty page', () => {
  expect(pageOf([], 1, 2)).toEqual({ items: [], number: 1, pageCount: 1, itemCount: 0 });
});

test('a full last page is the last', () => {
  expect(pageOf(fruit.slice(0, 4), 1, 2).pageCount).toBe(2);
});

test('numbers below 1 are the first page, sizes are kept from 1 to 50, fractions are cut', () => {
  const many = Array.from({ length: 60 }, (_, index) => index);
  expect(pageOf(fruit, 0, 0)).toMatchObject({ items: ['apple'], number: 1 });
  expect(pageOf(fruit, 2.9, 2.9)).toMatchObject({ items: ['lime', 'pear'], number: 2 });
  expect(pageOf(many, 1, 99).items).toHaveLength(MOST_PER_PAGE);
  expect(MOST_PER_PAGE).toBe(50);
});
