import type { DiffSettings } from '@tidemark/manifest';
import { describe, expect, test } from 'vitest';
import { judgeDiff, type Policy, type WeakeningEvidence } from '../../src/index.ts';
import { repoPath } from '../measured.ts';

const POLICY = { lines: 'all', partial: 'band', weakening: 'fail' } as const;
const MIDDLE: DiffSettings = { lines: 'all', partial: 'band', weakening: 'warn' };

function judged(after: Partial<DiffSettings>, reason: string | null = null, before = MIDDLE) {
  return moved({ diff: before }, { diff: { ...before, ...after } }, reason);
}

const PLACES = { base: null, reports: [], gate: {}, land: {} };

function moved(before: Partial<Policy>, after: Partial<Policy>, reason: string | null = null) {
  const weakening: WeakeningEvidence = {
    policy: {
      file: repoPath('tidemark.config.ts'),
      lineOf: (path) => (path.join('.') === 'diff.lines' ? 3 : null),
      before: { ...PLACES, diff: MIDDLE, ...before },
      after: { ...PLACES, diff: MIDDLE, ...after },
      reason,
    },
    shifts: [],
    marked: [],
    removedTests: [],
    reasonFor: () => null,
  };
  const judgement = judgeDiff({ files: [], weakening }, POLICY);
  if (!judgement.ok) throw new Error('it can be judged');
  const { status, weakened } = judgement.value;
  const kinds = weakened.map(({ kind, package: owner }) => `${kind} of ${owner}`);
  expect(kinds).toEqual(weakened.map(() => 'policy-relaxed of (root)'));
  return { status, found: weakened.map(({ subject, from, to, line }) => [subject, from, to, line]) };
}

test.each([
  [{ lines: 'band' } as const, ['diff.lines', 'all', 'band', 3]],
  [{ partial: 'ignore' } as const, ['diff.partial', 'band', 'ignore', null]],
  [{ weakening: 'off' } as const, ['diff.weakening', 'warn', 'off', null]],
])('a setting that is less strict than before, %j, is a weakening', (after, found) => {
  expect(judged(after)).toEqual({ status: 'fail', found: [found] });
});

test.each([[{}], [{ partial: 'fail' } as const], [{ weakening: 'fail' } as const]])(
  'settings that are as strict or stricter, %j, are none',
  (after) => {
    expect(judged(after)).toEqual({ status: 'pass', found: [] });
  },
);

test('a reason lets it stand, in sight', () => {
  expect(judged({ lines: 'band' }, 'the orchard is being moved')).toMatchObject({
    status: 'pass',
    found: [['diff.lines', 'all', 'band', 3]],
  });
});

test('a stricter setting taken back to the default is a weakening too', () => {
  expect(judged({ partial: 'band' }, null, { ...MIDDLE, partial: 'fail' }).found).toEqual([
    ['diff.partial', 'fail', 'band', null],
  ]);
});

test.each([
  [{}, { base: 'HEAD' }, ['base', null, 'HEAD', null]],
  [{ base: 'harvest' }, {}, ['base', 'harvest', null, null]],
  [{ reports: ['out/*.info', 'lcov.info'] }, {}, ['reports', 'out/*.info, lcov.info', null, null]],
  [{}, { reports: ['painted.info'] }, ['reports', null, 'painted.info', null]],
])(
  'another base or other reports, %j and then %j, may leave later changes unjudged',
  (before, after, found) => {
    expect(moved(before, after)).toEqual({ status: 'fail', found: [found] });
    expect(moved(before, after, 'the orchard is being moved').status).toBe('pass');
    expect(moved(after, after).found).toEqual([]);
  },
);

describe('the gate between a branch and main', () => {
  test.each<[Policy['gate'], Policy['gate'], readonly [string, string | null, string | null]]>([
    [{}, { enabled: false }, ['gate.enabled', null, 'false']],
    [{ failClosed: true }, {}, ['gate.failClosed', 'true', null]],
    [{}, { policy: 'absolute' }, ['gate.policy', null, 'absolute']],
    [{ floor: 90 }, { floor: 89.5 }, ['gate.floor', '90', '89.5']],
    [{ floor: 90 }, {}, ['gate.floor', '90', null]],
    [{}, { floor: 90 }, ['gate.floor', null, '90']],
    [{}, { epsilon: 0.1 }, ['gate.epsilon', null, '0.1']],
    [{}, { repos: ['plum'] }, ['gate.repos', null, '["plum"]']],
    [{ measure: 'pnpm test:coverage' }, { measure: 'true' }, ['gate.measure', 'pnpm test:coverage', 'true']],
    [{}, { timeoutMs: 1 }, ['gate.timeoutMs', null, '1']],
  ])('is weaker, or nobody can tell, from %j to %j', (before, after, found) => {
    expect(moved({ gate: before }, { gate: after })).toEqual({ status: 'fail', found: [[...found, null]] });
    expect(moved({ gate: before }, { gate: after }, 'the orchard is being moved').status).toBe('pass');
    expect(moved({ gate: after }, { gate: after }).found).toEqual([]);
  });

  test.each<[Policy['gate'], Policy['gate']]>([
    [{ enabled: false }, {}],
    [{}, { failClosed: true }],
    [{ policy: 'baseline' }, { policy: 'both' }],
    [{ floor: 90 }, { floor: 91 }],
    [{ epsilon: 0.1 }, {}],
    [{ epsilon: 0.1 }, { epsilon: 0.05 }],
  ])('is as strict or stricter from %j to %j', (before, after) => {
    expect(moved({ gate: before }, { gate: after })).toEqual({ status: 'pass', found: [] });
  });

  test('loses a check of the train, or has another, with a reason only', () => {
    const before = { target: 'main', checks: { security: 'pnpm audit', merge: 'pnpm test' } };
    const after = { target: 'next', tries: 9, checks: { merge: 'true', 'image-freshness': 'pnpm image' } };
    expect(moved({ land: before }, { land: after }).found).toEqual([
      ['land.checks.merge', 'pnpm test', 'true', null],
      ['land.checks.security', 'pnpm audit', null, null],
      ['land.target', 'main', 'next', null],
    ]);
    expect(moved({}, { land: { checks: { security: 'pnpm audit' }, tries: 5 } }).found).toEqual([]);
    expect(moved({ land: { checks: { security: 'pnpm audit' } } }, {}).status).toBe('fail');
  });
});
