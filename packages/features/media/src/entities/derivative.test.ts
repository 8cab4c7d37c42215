import { describe, expect, test } from 'vitest';
import { type Derivative, derivativeProblems, MOST_PIXELS, renderedSize } from './derivative.ts';

const original = { width: 800, height: 600 };
const thumbnail: Derivative = { name: 'thumbnail', fit: 'cover', width: 100, height: 100 };

test('a derivative without a problem has none', () => {
  expect(derivativeProblems(thumbnail, original)).toEqual([]);
});

describe('the name of a derivative', () => {
  test.each(['a', 'hero-2x', 'a'.repeat(40)])('can be %j', (name) => {
    expect(derivativeProblems({ ...thumbnail, name }, original)).toEqual([]);
  });

  test.each(['', 'Hero', 'hero_2x', '-hero', 'hero-', 'a--b', 'a/b', 'a'.repeat(41)])(
    'cannot be %j',
    (name) => {
      expect(derivativeProblems({ ...thumbnail, name }, original)).toEqual(['invalid-name']);
    },
  );
});

describe('a side of a derivative', () => {
  const huge = { width: 99_999, height: 99_999 };

  test('has from 1 to 8192 pixels', () => {
    expect(MOST_PIXELS).toBe(8192);
    expect(derivativeProblems({ ...thumbnail, width: 1, height: 8192 }, huge)).toEqual([]);
    expect(derivativeProblems({ ...thumbnail, width: 8192, height: 1 }, huge)).toEqual([]);
  });

  test.each([0, -1, 1.5, 8193, Number.NaN, Number.POSITIVE_INFINITY])('cannot have %d', (pixels) => {
    expect(derivativeProblems({ ...thumbnail, width: pixels }, huge)).toEqual(['invalid-width']);
    expect(derivativeProblems({ ...thumbnail, height: pixels }, huge)).toEqual(['invalid-height']);
  });
});

test('every problem is told at once', () => {
  expect(derivativeProblems({ name: '', fit: 'contain', width: 0, height: 9_999 }, original)).toEqual([
    'invalid-name',
    'invalid-width',
    'invalid-height',
  ]);
});

describe('a derivative that covers its box', () => {
  test('is as large as the box', () => {
    expect(renderedSize(thumbnail, original)).toEqual({ width: 100, height: 100 });
  });

  test('enlarges when one side is longer than that of the original', () => {
    expect(derivativeProblems({ ...thumbnail, width: 801 }, original)).toEqual(['enlarges']);
    expect(derivativeProblems({ ...thumbnail, height: 601 }, original)).toEqual(['enlarges']);
    expect(derivativeProblems({ ...thumbnail, ...original }, original)).toEqual([]);
  });
});

test('a derivative that is contained in its box keeps the ratio and never enlarges', () => {
  const wide: Derivative = { ...thumbnail, fit: 'contain', height: 8192 };
  expect(renderedSize(wide, original)).toEqual({ width: 100, height: 75 });
  expect(derivativeProblems(wide, original)).toEqual([]);
});
