import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesOf, toLineRanges } from '../src/index.ts';

test('neighbouring lines are one range, repeats count once', () => {
  expect(toLineRanges([1, 2, 2, 3, 5, 7, 8])).toEqual([
    [1, 3],
    [5, 5],
    [7, 8],
  ]);
});

test('the lines of ranges and the ranges of lines undo each other', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 60 })), (lines) => {
      const ascending = lines.toSorted((left, right) => left - right);
      const ranges = toLineRanges(ascending);
      expect([...linesOf(ranges)]).toEqual(ascending);
    }),
  );
});
