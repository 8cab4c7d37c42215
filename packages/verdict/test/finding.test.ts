import { expect, test } from 'vitest';
import { type DiffPolicy, type FileEvidence } from '../src/index.ts';
import {
  APPLE,
  evidence,
  facts,
  judgeFiles,
  measuredFile,
  measuredLines,
  RELAXED,
  repoPath,
} from './measured.ts';
import { ORCHARD } from './measured.ts';

const STRICTEST: DiffPolicy = { lines: 'all', partial: 'band', weakening: 'fail' };
const WITHIN: DiffPolicy = { ...STRICTEST, lines: 'band' };

function verdict(files: readonly FileEvidence[], policy = STRICTEST) {
  const judgement = judgeFiles(files, policy);
  return judgement.ok ? judgement.value : expect.fail('it can be judged');
}

const short = (...args: Parameters<typeof verdict>) =>
  verdict(...args).findings.map(({ kind, metric, ranges }) => `${kind} ${metric} ${ranges.join()}`);

/** A statement in each of these lines, with its hits. */
const inLines = (hits: readonly number[]) =>
  measuredFile({ statements: hits.map((count, index) => [index + 1, index + 1, count] as const) });

const PEAR = evidence([[1, 9]], { kind: 'not-mentioned' }).file;
const asPear = { file: { ...PEAR, path: repoPath('packages/orchard/src/pear.ts') } };

test('a finding tells what it is about, and the ratio of the lines of its file that ran', () => {
  const common = { file: APPLE, package: ORCHARD, layer: 'entities', symbol: null, required: 100 };
  expect(verdict([evidence([[1, 3]], inLines([0, 0, 1]))])).toMatchObject({
    status: 'fail',
    reason: 'uncovered',
    weakened: [],
    findings: [
      {
        ...common,
        kind: 'line',
        metric: 'lines',
        ranges: [[1, 2]],
        granularity: 'statement',
        actual: { covered: 1, total: 3 },
      },
    ],
  });
  expect(verdict([evidence([[1, 3]], { kind: 'not-mentioned' })]).findings).toMatchObject([
    {
      ...common,
      kind: 'unmeasured',
      metric: 'lines',
      ranges: [[1, 3]],
      granularity: 'line',
      actual: { covered: 0, total: 3 },
    },
  ]);
});

test('findings of a file stand in the order of their first lines, whatever their kinds', () => {
  const coverage = measuredFile({
    statements: [
      [3, 3, 0],
      [9, 9, 1],
    ],
    branches: [
      [9, 9, 1],
      [9, 9, 0],
    ],
  });
  expect(short([evidence([[3, 9]], coverage)])).toEqual(['line lines 3,3', 'branch branches 9,9']);
});

test('a function that was never called is a finding of the functions', () => {
  const uncalled = measuredFile({ functions: [['pick', 2, 4, 0]] });
  expect(short([evidence([[2, 2]], uncalled)])).toEqual(['function functions 2,2']);
});

test('of two functions that a line declares the one that was never called is found', () => {
  const two = measuredFile({
    functions: [
      ['weigh', 2, 6, 0],
      ['pick', 2, 6, 3],
    ],
  });
  expect(short([evidence([[2, 2]], two)])).toEqual(['function functions 2,2']);
});

test('every changed line is counted once, by what became of it', () => {
  const coverage = measuredFile({
    statements: [
      [1, 1, 1],
      [2, 2, 0],
      [3, 3, 1],
      [3, 3, 0],
    ],
  });
  expect(verdict([evidence([[1, 5]], coverage)]).summary).toMatchObject({
    files: 1,
    changedLines: 5,
    executable: 3,
    covered: 1,
    uncovered: 1,
    partial: 1,
    unmeasured: 0,
    stale: 0,
    excluded: 0,
    nonExecutable: 2,
    branches: { covered: 0, total: 0 },
  });
});

test.each([
  ['that hold nothing to run', evidence([[1, 3]], measuredLines({ 1: 0 }))],
  [
    'that a hint hides, the first and the last of them too,',
    evidence([[1, 3]], measuredLines({ 1: 0 }), {
      source: facts({
        regions: [{ kind: 'statement', startLine: 2, startColumn: 0, endLine: 3, endColumn: 9 }],
        hints: [{ form: 'next', at: [1, 1], text: 'v8 ignore next', reason: null, hides: [2, 3] }],
      }),
    }),
  ],
])('lines %s are in no ratio', (_what, file) => {
  expect(verdict([file]).findings).toMatchObject([{ ranges: [[1, 1]], actual: { covered: 0, total: 1 } }]);
});

test('a file of types that the report leaves out does not thin the ratio of its layer', () => {
  const types = evidence(
    [[1, 9]],
    { kind: 'not-mentioned' },
    {
      ...asPear,
      source: facts({ noStatements: true }),
    },
  );
  const fourOfFive = evidence([[1, 5]], inLines([1, 1, 1, 1, 0]), { band: RELAXED });
  expect(verdict([fourOfFive, types], WITHIN).findings).toEqual([]);
});

test('the bar of a finding is the band of the layer where that is asked for, else every line', () => {
  const twoOfFive = [evidence([[1, 5]], inLines([1, 1, 0, 0, 0]), { band: RELAXED })];
  expect(verdict(twoOfFive, WITHIN).findings).toMatchObject([{ required: 80, actual: { covered: 2 } }]);
  expect(verdict(twoOfFive).findings).toMatchObject([{ required: 100 }]);
});

test('a band that the lines hold lets out neither a statement that never ran nor a line that was never measured', () => {
  const dead = measuredFile({
    statements: [1, 2, 3, 4, 5, 5].map((line, index) => [line, line, index === 5 ? 0 : 1] as const),
  });
  expect(short([evidence([[1, 5]], dead, { band: RELAXED })], WITHIN)).toEqual(['line statements 5,5']);
  const unmeasured = evidence([[1, 1]], { kind: 'not-mentioned' }, { ...asPear, band: RELAXED });
  const file = { ...unmeasured.file, added: [[1, 1]] as const };
  expect(
    short(
      [evidence([[1, 9]], inLines(Array(9).fill(1)), { band: RELAXED }), { ...unmeasured, file }],
      WITHIN,
    ),
  ).toEqual(['unmeasured lines 1,1']);
});

test.each<[string, Partial<FileEvidence>]>([
  ['layer', { layer: 'use-cases' }],
  ['package', { package: { ...ORCHARD, path: repoPath('packages/cellar') } }],
])('the arms of another %s do not make up for those of this one', (_what, other) => {
  const halfTaken = measuredFile({
    statements: [[2, 2, 1]],
    branches: [
      [2, 2, 1],
      [2, 2, 0],
    ],
  });
  const taken = measuredFile({
    statements: [[2, 2, 1]],
    branches: [1, 1, 1, 1].map((hits) => [2, 2, hits] as const),
  });
  const files = [
    evidence([[2, 2]], halfTaken, { band: RELAXED }),
    evidence([], taken, { band: RELAXED, file: { ...asPear.file, added: [[2, 2]] }, ...other }),
  ];
  expect(verdict(files).findings).toMatchObject([{ kind: 'branch', actual: { covered: 1, total: 2 } }]);
  const asOne = files.map((file) => ({ ...file, layer: 'entities', package: ORCHARD }));
  expect(verdict(asOne).findings).toEqual([]);
});

test('findings of a file are ordered by line, and a dead statement speaks for the arm on its line', () => {
  const coverage = measuredFile({
    statements: [
      [2, 2, 1],
      [4, 4, 1],
      [4, 4, 0],
      [6, 6, 0],
    ],
    branches: [
      [4, 4, 1],
      [4, 4, 0],
      [2, 2, 0],
      [2, 2, 1],
    ],
  });
  const source = facts({ names: [{ name: 'pick', firstLine: 3, lastLine: 4 }] });
  expect(short([evidence([[2, 6]], coverage, { source })])).toEqual([
    'branch branches 2,2',
    'line statements 4,4',
    'line lines 6,6',
  ]);
  expect(verdict([evidence([[2, 6]], coverage)]).findings[0]?.ranges).toEqual([[2, 2]]);
});

test('a symbol holds its first and its last line and none behind it', () => {
  const source = facts({ names: [{ name: 'pick', firstLine: 2, lastLine: 3 }] });
  expect(
    verdict([evidence([[1, 4]], inLines([0, 0, 0, 0]), { source })]).findings.map(({ ranges, symbol }) => [
      symbol,
      ranges,
    ]),
  ).toEqual([
    [
      null,
      [
        [1, 1],
        [4, 4],
      ],
    ],
    ['pick', [[2, 3]]],
  ]);
});
