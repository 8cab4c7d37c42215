import type { Ratio } from '@tidemark/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { computeCoverageVerdict, GATE_POLICIES, type GatePolicy, type Points } from '../../src/index.ts';

const MARK: Ratio = { covered: 90, total: 100 };
const EXACT: Points = { numerator: 0, denominator: 1 };
const points = (numerator: number, denominator = 1): Points => ({ numerator, denominator });

function judge(
  measured: Ratio,
  {
    baseline = MARK,
    floor = points(80),
    policy = 'both',
    epsilon = EXACT,
  }: { baseline?: Ratio | null; floor?: Points; policy?: GatePolicy; epsilon?: Points } = {},
) {
  return computeCoverageVerdict(measured, baseline, floor, policy, epsilon);
}

const passes = (...question: Parameters<typeof judge>) => judge(...question).status !== 'FAIL';

describe('the three policies', () => {
  test('absolute asks the floor and no baseline, so it never bootstraps', () => {
    expect(judge({ covered: 80, total: 100 }, { policy: 'absolute' })).toEqual({
      status: 'PASS',
      under: [],
      isBootstrap: false,
    });
    expect(judge({ covered: 79, total: 100 }, { policy: 'absolute' }).under).toEqual(['floor']);
    expect(judge({ covered: 80, total: 100 }, { policy: 'absolute', baseline: null }).status).toBe('PASS');
  });

  test('baseline asks the mark and not the floor', () => {
    expect(judge({ covered: 90, total: 100 }, { policy: 'baseline', floor: points(95) }).status).toBe('PASS');
    expect(judge({ covered: 89, total: 100 }, { policy: 'baseline', floor: points(0) })).toMatchObject({
      status: 'FAIL',
      under: ['baseline'],
    });
  });

  test('both names every bar that a measurement is under', () => {
    expect(judge({ covered: 70, total: 100 }).under).toEqual(['floor', 'baseline']);
    expect(judge({ covered: 85, total: 100 }).under).toEqual(['baseline']);
    expect(judge({ covered: 90, total: 100 }, { floor: points(91) }).under).toEqual(['floor']);
  });
});

describe('without a baseline', () => {
  test.each(['baseline', 'both'] as const)('%s asks the floor alone and says BOOTSTRAP', (policy) => {
    const asked = { policy, baseline: null };
    expect(judge({ covered: 80, total: 100 }, asked)).toMatchObject({
      status: 'BOOTSTRAP',
      isBootstrap: true,
    });
    expect(judge({ covered: 79, total: 100 }, asked)).toEqual({
      status: 'FAIL',
      under: ['floor'],
      isBootstrap: true,
    });
  });

  test('a mark of nothing measured is none', () => {
    expect(judge({ covered: 80, total: 100 }, { baseline: { covered: 0, total: 0 } }).status).toBe(
      'BOOTSTRAP',
    );
  });
});

test('nothing measured is under every bar, also under a floor of 0', () => {
  const nothing = { covered: 0, total: 0 };
  expect(judge(nothing, { floor: points(0) }).under).toEqual(['floor', 'baseline']);
  expect(judge(nothing, { floor: points(0), baseline: null, policy: 'baseline' }).status).toBe('FAIL');
});

describe('the edge of a bar', () => {
  test('is exact for a floor with decimals, which no float holds', () => {
    const floor = points(2, 10);
    const absolute = (covered: number, total: number) =>
      passes({ covered, total }, { policy: 'absolute', floor });
    expect(absolute(2, 1000)).toBe(true);
    expect(absolute(1_999_999_999, 1_000_000_000_000)).toBe(false);
  });

  test('lets a share be under the mark by epsilon, and by not one line more', () => {
    const epsilon = points(5, 100);
    const mark = { covered: 90_000, total: 100_000 };
    const of = (covered: number) =>
      judge({ covered, total: 200_000 }, { baseline: mark, epsilon, policy: 'baseline' }).status;
    expect(of(179_900)).toBe('PASS');
    expect(of(179_899)).toBe('FAIL');
  });

  test('is moved by epsilon for the baseline and stays where it is for the floor', () => {
    expect(passes({ covered: 79, total: 100 }, { policy: 'absolute', epsilon: points(5) })).toBe(false);
    expect(passes({ covered: 89, total: 100 }, { policy: 'baseline', epsilon: points(1) })).toBe(true);
  });
});

describe('deleted code', () => {
  test('that was covered leaves a lower share and no more uncovered, which holds the baseline', () => {
    expect(judge({ covered: 40, total: 50 }).status).toBe('PASS');
    expect(judge({ covered: 39, total: 50 }).under).toEqual(['floor', 'baseline']);
  });
});

const ratio = fc
  .tuple(fc.nat(100_000), fc.nat(100_000))
  .map(([covered, missed]): Ratio => ({ covered, total: covered + missed + 1 }));
const part = fc
  .tuple(fc.nat(1_000_000), fc.constantFrom(1, 10, 100, 10_000))
  .map(([numerator, denominator]): Points => ({ numerator: numerator % (100 * denominator), denominator }));
const policies = fc.constantFrom(...GATE_POLICIES);

describe('for every measurement', () => {
  test('both is absolute and baseline together', () => {
    fc.assert(
      fc.property(ratio, fc.option(ratio), part, part, (measured, baseline, floor, epsilon) => {
        const asked = (policy: GatePolicy) => passes(measured, { baseline, floor, policy, epsilon });
        expect(asked('both')).toBe(asked('absolute') && asked('baseline'));
      }),
    );
  });

  test('one more covered line, a lower bar or a wider epsilon never turns a pass into a fail', () => {
    fc.assert(
      fc.property(
        ratio,
        fc.option(ratio),
        part,
        policies,
        part,
        (measured, baseline, floor, policy, epsilon) => {
          const asked = { baseline, floor, policy, epsilon };
          fc.pre(passes(measured, asked));
          const { covered, total } = measured;
          if (covered < total) expect(passes({ covered: covered + 1, total }, asked)).toBe(true);
          expect(passes({ covered: covered + 1, total: total + 1 }, asked)).toBe(true);
          expect(
            passes(measured, { ...asked, floor: { ...floor, numerator: Math.floor(floor.numerator / 2) } }),
          ).toBe(true);
          expect(
            passes(measured, { ...asked, epsilon: { ...epsilon, numerator: epsilon.numerator + 1 } }),
          ).toBe(true);
          if (baseline !== null && baseline.covered > 0) {
            const lower = { ...baseline, covered: baseline.covered - 1 };
            expect(passes(measured, { ...asked, baseline: lower })).toBe(true);
          }
        },
      ),
    );
  });

  test('the baseline holds itself, and whatever covered code is deleted from it', () => {
    fc.assert(
      fc.property(ratio, fc.nat(), (baseline, deleted) => {
        const gone = deleted % (baseline.covered + 1);
        const left = { covered: baseline.covered - gone, total: baseline.total - gone };
        expect(passes(left, { baseline, policy: 'baseline' })).toBe(true);
      }),
    );
  });

  test('the edge of epsilon is the last whole line on the right side of the fraction', () => {
    fc.assert(
      fc.property(ratio, fc.integer({ min: 1, max: 1_000_000 }), part, (baseline, total, epsilon) => {
        // The least count that passes, found by halving, is the ceiling of the exact fraction.
        const holds = (covered: number) =>
          passes({ covered, total }, { baseline, policy: 'baseline', epsilon });
        let [low, high] = [-1, total];
        while (high - low > 1) {
          const middle = Math.floor((low + high) / 2);
          if (holds(middle)) high = middle;
          else low = middle;
        }
        const whole = 100n * BigInt(epsilon.denominator) * BigInt(baseline.total);
        const allowed =
          100n * BigInt(epsilon.denominator) * BigInt(baseline.covered) -
          BigInt(epsilon.numerator) * BigInt(baseline.total);
        const byShare = allowed <= 0n ? 0n : (BigInt(total) * allowed + whole - 1n) / whole;
        const byDebt = total - (baseline.total - baseline.covered);
        expect(high).toBe(Math.max(0, Math.min(Number(byShare), byDebt)));
      }),
    );
  });
});
