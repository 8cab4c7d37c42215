import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareRatios,
  isMeasured,
  METRICS,
  reaches,
  shownPercent,
  sumTallies,
  type Tally,
} from '../src/index.ts';

const NOTHING = { covered: 0, total: 0 };

describe('a ratio', () => {
  test('S21: reaches a percent by its integers, not by a rounded share', () => {
    expect(reaches({ covered: 996, total: 1000 }, 99.5)).toBe(true);
    expect(reaches({ covered: 995, total: 1000 }, 99.5)).toBe(true);
    expect(reaches({ covered: 9949, total: 10_000 }, 99.5)).toBe(false);
  });

  test('of nothing measured reaches nothing and shows nothing', () => {
    expect(reaches(NOTHING, 0)).toBe(false);
    expect(shownPercent(NOTHING)).toBeNull();
    expect(isMeasured(NOTHING)).toBe(false);
    expect(isMeasured({ covered: 0, total: 1 })).toBe(true);
  });

  test('B29: is shown rounded down, and as 100 only when it is whole', () => {
    expect(shownPercent({ covered: 2, total: 3 })).toBe(66.66);
    expect(shownPercent({ covered: 99_999_999, total: 100_000_000 })).toBe(99.99);
    expect(shownPercent({ covered: 3, total: 3 })).toBe(100);
  });

  test('shows 100 exactly when it reaches 100, whatever the size', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (covered, missed) => {
        const ratio = { covered, total: covered + missed };
        expect(shownPercent(ratio) === 100).toBe(reaches(ratio, 100));
      }),
    );
  });
});

describe('tallies', () => {
  const tally = (covered: number, total: number): Tally => ({
    statements: { covered, total },
    branches: NOTHING,
    functions: { covered: 0, total },
    lines: { covered, total },
  });

  test('add up metric by metric, by both numbers', () => {
    expect(sumTallies([tally(1, 2), tally(3, 5)])).toEqual({ ...tally(4, 7) });
  });

  test('of nothing add up to nothing', () => {
    expect(sumTallies([])).toEqual(tally(0, 0));
  });
});

test('the metrics are the four of istanbul', () => {
  expect(METRICS).toEqual(['statements', 'branches', 'functions', 'lines']);
});

describe('two ratios', () => {
  const ratio = fc
    .tuple(fc.nat(), fc.nat())
    .map(([covered, missed]) => ({ covered, total: covered + missed }));

  test('are ordered by their shares, exactly', () => {
    expect(compareRatios({ covered: 1, total: 3 }, { covered: 2, total: 6 })).toBe(0);
    // As floats the two shares are one and the same.
    const [near, nearer] = [9_007_199_254_740_990, 9_007_199_254_740_991];
    expect(compareRatios({ covered: near - 1, total: near }, { covered: near, total: nearer })).toBe(-1);
    expect(compareRatios({ covered: near, total: nearer }, { covered: near - 1, total: near })).toBe(1);
  });

  test('are ordered with nothing measured under everything', () => {
    expect(compareRatios(NOTHING, { covered: 0, total: 1 })).toBe(-1);
    expect(compareRatios({ covered: 0, total: 1 }, NOTHING)).toBe(1);
    expect(compareRatios(NOTHING, NOTHING)).toBe(0);
  });

  test('change sides when they change places, and any three are in one order', () => {
    fc.assert(
      fc.property(ratio, ratio, ratio, (one, two, three) => {
        expect(compareRatios(one, two) + compareRatios(two, one)).toBe(0);
        const [least, middle, most] = [one, two, three].toSorted(compareRatios);
        if (least !== undefined && middle !== undefined && most !== undefined)
          expect(compareRatios(least, most)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
