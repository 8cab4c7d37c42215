import { expect, test } from 'vitest';
import { contained } from './dimensions.ts';

test.each([
  ['the width', { width: 400, height: 9_999 }, { width: 400, height: 300 }],
  ['the height', { width: 9_999, height: 300 }, { width: 400, height: 300 }],
  ['the tighter of both', { width: 400, height: 150 }, { width: 200, height: 150 }],
  ['the nearest whole pixel', { width: 401, height: 600 }, { width: 401, height: 301 }],
])('an image is contained in a box by %s', (_what, box, expected) => {
  expect(contained({ width: 800, height: 600 }, box)).toEqual(expected);
});

test('an image that fits is never enlarged', () => {
  expect(contained({ width: 80, height: 60 }, { width: 800, height: 61 })).toEqual({ width: 80, height: 60 });
});

test('a thin image keeps one pixel', () => {
  expect(contained({ width: 1_000, height: 2 }, { width: 10, height: 10 })).toEqual({ width: 10, height: 1 });
  expect(contained({ width: 2, height: 1_000 }, { width: 10, height: 10 })).toEqual({ width: 1, height: 10 });
});
