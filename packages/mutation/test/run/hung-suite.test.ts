import { expect, test } from 'vitest';
import { type MutantStatus } from '../../src/index.ts';
import { hungSuite } from '../../src/run/hung-suite.ts';
import { tried } from '../orchard.ts';

const suiteOf = (nTimeouts: number, ...others: readonly MutantStatus[]) =>
  hungSuite('@shop/orchard', {
    tests: [],
    mutants: [
      ...Array.from({ length: nTimeouts }, () => tried('timeout')),
      ...others.map((status) => tried(status)),
    ],
  });

test('a run in which the clock noticed every mutant is no judgement, whatever was ignored or broken beside', () => {
  expect(suiteOf(5, 'ignored', 'runtime-error')).toMatchObject({
    ok: false,
    problems: [
      {
        code: 'tool-error',
        message: '@shop/orchard: all 5 mutants ran into the time limit, and no test noticed one',
      },
    ],
  });
});

test('a few endless loops, or one mutant that a test judged, make no hung suite', () => {
  expect(suiteOf(4)).toBeNull();
  for (const status of ['killed', 'survived', 'not-covered'] as const) expect(suiteOf(9, status)).toBeNull();
});
