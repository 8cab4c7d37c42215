import { compareRatios, METRICS, type Ratio, type Tally } from '@tidemark/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_BASELINE, type Baseline, type Measurement } from '../src/baseline.ts';
import { overridden } from '../src/overridden.ts';
import { raised } from '../src/raised.ts';
import { commitId, coveredOf, marksOf, measured } from './measurements.ts';

const ANSWER = { actor: 'pomona', reason: 'the press is gone', expires: '2026-12-31' };
const after = (...measurements: readonly Measurement[]) =>
  measurements.reduce((baseline, next) => raised(baseline, next) ?? baseline, NO_BASELINE);

describe('a raise', () => {
  test('marks what was measured, and nothing of a metric without anything to measure', () => {
    const baseline = raised(NO_BASELINE, measured(90));
    expect(baseline?.marks.lines).toMatchObject({ covered: 90, total: 100, commit: commitId(1) });
    expect(baseline?.marks.branches).toBeNull();
    expect(raised(NO_BASELINE, measured({ covered: 0, total: 0 }))).toBeNull();
  });

  test('to a lower or the very same share changes nothing', () => {
    const baseline = after(measured(90));
    expect(raised(baseline, measured(89))).toBeNull();
    expect(raised(baseline, measured(90, commitId(2)))).toBeNull();
  });

  test('to the same share of more or fewer lines takes their counts, and their commit', () => {
    const grown = raised(after(measured(90)), measured({ covered: 180, total: 200 }, commitId(2)));
    expect(grown?.marks.lines).toMatchObject({ covered: 180, total: 200, commit: commitId(2) });
    const shrunk = raised(grown ?? NO_BASELINE, measured({ covered: 9, total: 10 }, commitId(3)));
    expect(shrunk?.marks.lines).toMatchObject({ covered: 9, commit: commitId(3) });
  });

  test('takes the better mark metric by metric', () => {
    const mixed = measured(80, commitId(2));
    const tally: Tally = { ...mixed.tally, functions: { covered: 100, total: 100 } };
    const baseline = after(measured(90), { ...mixed, tally });
    expect(METRICS.map((metric) => coveredOf(baseline, metric))).toEqual([90, null, 100, 90]);
  });
});

describe('an override', () => {
  const lowered = overridden(after(measured(90)), measured(70, commitId(2)), ANSWER);

  test('stands beside the marks, for the metrics that are lower', () => {
    expect(lowered?.override).toMatchObject({ ...ANSWER, marks: { lines: { covered: 70 }, branches: null } });
    expect(coveredOf(lowered ?? NO_BASELINE)).toBe(90);
  });

  test('is none where nothing is lower, or nothing was recorded', () => {
    expect(overridden(after(measured(90)), measured(90), ANSWER)).toBeNull();
    expect(overridden(NO_BASELINE, measured(70), ANSWER)).toBeNull();
  });

  test('rises with what is measured, and is gone when the mark is reached', () => {
    const risen = raised(lowered ?? NO_BASELINE, measured(75));
    expect(risen?.override?.marks.lines?.covered).toBe(75);
    expect(raised(risen ?? NO_BASELINE, measured(74))).toBeNull();
    const reached = raised(risen ?? NO_BASELINE, measured(90));
    expect(reached?.override).toBeNull();
    expect(coveredOf(reached ?? NO_BASELINE)).toBe(90);
  });

  test('stays for the metrics that have not reached their mark', () => {
    const partly = measured(75);
    const tally = { ...partly.tally, functions: { covered: 100, total: 100 } };
    const baseline = raised(lowered ?? NO_BASELINE, { ...partly, tally });
    expect(baseline?.override?.marks).toMatchObject({ functions: null, lines: { covered: 75 } });
    expect(coveredOf(baseline ?? NO_BASELINE, 'functions')).toBe(100);
  });
});

const ratio = fc
  .tuple(fc.nat(20), fc.nat(20))
  .map(([covered, missed]): Ratio => ({ covered, total: covered + missed }));
const measurement = fc
  .tuple(ratio, ratio, ratio, ratio, fc.nat(1000))
  .map(([statements, branches, functions, lines, n]): Measurement => ({
    ...measured(0, commitId(n)),
    tally: { statements, branches, functions, lines },
  }));

describe('for any measurements', () => {
  test('the shares that are reached are the best, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.array(measurement, { minLength: 1 }), (measurements) => {
        const [one, other] = [after(...measurements), after(...measurements.toReversed())];
        for (const metric of METRICS) {
          const best = measurements
            .map(({ tally }) => tally[metric])
            .toSorted(compareRatios)
            .at(-1);
          const mark = one.marks[metric];
          if (best === undefined || best.total === 0) expect(mark).toBeNull();
          else expect(compareRatios(mark ?? { covered: 0, total: 0 }, best)).toBe(0);
          if (mark !== null) expect(compareRatios(mark, other.marks[metric] ?? mark)).toBe(0);
        }
      }),
    );
  });

  test('no step lowers a mark or what an override allows, and the same step twice changes nothing', () => {
    const step = fc.tuple(measurement, fc.boolean());
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        let baseline: Baseline = NO_BASELINE;
        for (const [next, isOverride] of steps) {
          const changed = isOverride ? overridden(baseline, next, ANSWER) : raised(baseline, next);
          if (changed === null) continue;
          expect(marksOf(changed).length).toBeGreaterThanOrEqual(marksOf(baseline).length);
          for (const metric of METRICS) {
            const [before, now] = [baseline.marks[metric], changed.marks[metric]];
            if (before !== null) expect(compareRatios(now ?? before, before)).toBeGreaterThanOrEqual(0);
            const [allowed, still] = [baseline.override?.marks[metric], changed.override?.marks[metric]];
            if (!isOverride && allowed && still)
              expect(compareRatios(still, allowed)).toBeGreaterThanOrEqual(0);
            if (still && now !== null) expect(compareRatios(still, now)).toBe(-1);
          }
          if (!isOverride) expect(raised(changed, next)).toBeNull();
          baseline = changed;
        }
      }),
    );
  });
});
