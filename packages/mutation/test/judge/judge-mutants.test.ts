import fc from 'fast-check';
import { calculateMutationTestMetrics } from 'mutation-testing-metrics';
import { expect, test } from 'vitest';
import { answeredFor, hasDrifted, isScoreKept, judgeMutants, sumCounts } from '../../src/index.ts';
import { MUTANT_STATUSES } from '../../src/mutant.ts';
import { countMutants, scoreOf } from '../../src/judge/count-mutants.ts';
import { APPLE_TEST, tried } from '../orchard.ts';

const SCHEMA_STATUSES = {
  killed: 'Killed',
  timeout: 'Timeout',
  survived: 'Survived',
  'not-covered': 'NoCoverage',
  ignored: 'Ignored',
  'runtime-error': 'RuntimeError',
  'compile-error': 'CompileError',
} as const;
const statuses = fc.array(fc.constantFrom(...MUTANT_STATUSES), { maxLength: 30 });

test('the score is the one that mutation-testing-metrics counts', () => {
  fc.assert(
    fc.property(statuses, (all) => {
      const location = { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } };
      const mutants = all.map((status, id) => ({
        id: `${id}`,
        mutatorName: 'A',
        location,
        status: SCHEMA_STATUSES[status],
      }));
      const { metrics } = calculateMutationTestMetrics({
        schemaVersion: '1',
        thresholds: { high: 80, low: 60 },
        files: { 'a.ts': { language: 'typescript', source: 'a', mutants } },
      }).systemUnderTestMetrics;
      const { covered, total } = scoreOf(countMutants(all.map((status) => tried(status))));
      expect({ covered, total }).toEqual({ covered: metrics.totalDetected, total: metrics.totalValid });
    }),
  );
});

test('counts of several packages add up to those of all their mutants', () => {
  fc.assert(
    fc.property(statuses, statuses, (one, two) => {
      const [left, right, both] = [one, two, [...one, ...two]].map((all) =>
        countMutants(all.map((status) => tried(status))),
      );
      if (left === undefined || right === undefined || both === undefined) throw new Error('three counts');
      const total = one.length + two.length;
      expect(sumCounts([left, right])).toEqual({ ...both, mutants: total, score: scoreOf(both) });
    }),
  );
});

test('a survivor is new when it is not among the names of before, and unknown when there is no before', () => {
  const run = {
    tests: [APPLE_TEST],
    mutants: [
      tried('survived', { name: 'old', coveredBy: [0] }),
      tried('not-covered', { name: 'new' }),
      tried('killed'),
    ],
  };
  const before = { score: { covered: 1, total: 2 }, survivors: ['old'] };
  expect(judgeMutants(run, before).survivors).toMatchObject([
    { kind: 'mutant-survived', isNew: false, tests: [APPLE_TEST] },
    { kind: 'mutant-not-covered', isNew: true, tests: [] },
  ]);
  expect(judgeMutants(run, null).survivors.map(({ isNew }) => isNew)).toEqual([null, null]);
});

test.each([
  ['only logged', true],
  ['Ignored using a comment', false],
  ['Ignored because of excluded mutation "Regex"', false],
  ['...', false],
  [null, false],
])('ignored because of %s is explained: %s', (reason, isExplained) => {
  const { ignored, survivors } = judgeMutants({ tests: [], mutants: [tried('ignored', { reason })] }, null);
  expect(ignored).toHaveLength(isExplained ? 1 : 0);
  expect(survivors.map(({ kind }) => kind)).toEqual(isExplained ? [] : ['mutant-ignored']);
});

test('a change answers for new survivors wherever they are, and for what it ignores on its own lines', () => {
  const { survivors, ...rest } = judgeMutants(
    {
      tests: [],
      mutants: [
        tried('survived', { name: 'known' }),
        tried('survived', { name: 'elsewhere', range: [70, 1, 70, 2] }),
        tried('ignored', { name: 'here' }),
        tried('ignored', { name: 'there', range: [70, 1, 70, 2] }),
      ],
    },
    { score: { covered: 0, total: 1 }, survivors: ['known'] },
  );
  const scope = {
    kind: 'change' as const,
    lines: { 'src/apple.ts': [[2, 2] as const] },
    tests: [],
    subjects: [],
  };
  const names = answeredFor({ survivors, ...rest }, scope).map(({ mutant }) => mutant.name);
  expect(names).toEqual(['elsewhere', 'here']);
});

test('a score is kept by integers, by nothing when there is no mutant, and never by what was not tried', () => {
  const judged = (...all: readonly Parameters<typeof tried>[0][]) =>
    judgeMutants({ tests: [], mutants: all.map((status) => tried(status)) }, null);
  expect(isScoreKept(judged('killed', 'timeout', 'survived', 'killed', 'killed'), 80)).toBe(true);
  expect(isScoreKept(judged('killed', 'killed', 'survived', 'not-covered'), 80)).toBe(false);
  expect(isScoreKept(judged(), 80)).toBeNull();
  expect(isScoreKept(judged('ignored'), 0)).toBe(false);
  expect(isScoreKept(judged('runtime-error', 'compile-error'), 80)).toBe(false);
});

test.each([
  [{ covered: 90, total: 100 }, { covered: 85, total: 100 }, false],
  [{ covered: 90, total: 100 }, { covered: 84, total: 100 }, true],
  [{ covered: 9, total: 10 }, { covered: 17, total: 20 }, false],
  [{ covered: 0, total: 0 }, { covered: 0, total: 100 }, false],
  [{ covered: 90, total: 100 }, { covered: 0, total: 0 }, false],
])('%j and then %j is a drift: %s', (before, now, isDrift) => {
  expect(hasDrifted(before, now)).toBe(isDrift);
});
