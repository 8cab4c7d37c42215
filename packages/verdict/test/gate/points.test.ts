import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPoints } from '../../src/index.ts';

test('points are read from their decimal text as an exact fraction', () => {
  expect(readPoints('0')).toEqual({ numerator: 0, denominator: 1 });
  expect(readPoints('0.05')).toEqual({ numerator: 5, denominator: 100 });
  expect(readPoints('79.5')).toEqual({ numerator: 795, denominator: 10 });
  expect(readPoints('100.000000')).toEqual({ numerator: 100_000_000, denominator: 1_000_000 });
});

test.each(['', ' 1', '-1', '+1', '.5', '5.', '1e2', '101', '100.1', '1,5', '0.1234567', 'NaN', '１'])(
  '%j is no number of points',
  (text) => {
    expect(readPoints(text)).toBeNull();
  },
);

test('the fraction is the decimal: written out again it is the same number', () => {
  fc.assert(
    fc.property(fc.nat(99), fc.stringMatching(/^\d{1,6}$/), (whole, decimals) => {
      const read = readPoints(`${whole}.${decimals}`);
      expect(read).toEqual({
        numerator: Number(`${whole}${decimals}`),
        denominator: 10 ** decimals.length,
      });
    }),
  );
});
