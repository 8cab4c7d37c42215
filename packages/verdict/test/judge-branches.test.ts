import { expect, test } from 'vitest';
import { type DiffPolicy, type FileEvidence } from '../src/index.ts';
import { judgeFiles, evidence, facts, measuredFile, measuredLines, RELAXED } from './measured.ts';

const BAND: DiffPolicy = { lines: 'all', partial: 'band', weakening: 'fail' };

function findings(files: readonly FileEvidence[], policy: DiffPolicy) {
  const judgement = judgeFiles(files, policy);
  return judgement.ok ? judgement.value.findings : null;
}

// Two branches of two arms each on changed lines 2 and 4; three of the four arms were taken.
const threeOfFour = measuredFile({
  statements: [
    [2, 2, 1],
    [4, 4, 1],
  ],
  branches: [
    [2, 2, 5],
    [2, 2, 1],
    [4, 4, 3],
    [4, 4, 0],
  ],
});

test('S14: an arm never taken on a changed line fails a layer that promises 100 % of branches', () => {
  expect(findings([evidence([[2, 4]], threeOfFour)], BAND)).toMatchObject([
    { kind: 'branch', ranges: [[4, 4]], actual: { covered: 3, total: 4 }, required: 100 },
  ]);
});

test('three of four arms hold a band of 75 %, and the line is still counted as partial', () => {
  const judgement = judgeFiles([evidence([[2, 4]], threeOfFour, { band: RELAXED, layer: 'baseline' })], BAND);
  expect(judgement).toMatchObject({
    ok: true,
    value: { status: 'pass', summary: { partial: 1, covered: 1 } },
  });
});

test('--partial fail wants every arm whatever the band', () => {
  expect(
    findings([evidence([[2, 4]], threeOfFour, { band: RELAXED })], {
      ...BAND,
      partial: 'fail',
      weakening: 'fail',
    }),
  ).toHaveLength(1);
});

test('--partial ignore asks for no arm', () => {
  expect(
    findings([evidence([[2, 4]], threeOfFour)], { ...BAND, partial: 'ignore', weakening: 'fail' }),
  ).toEqual([]);
});

test('arms on lines that did not change are not asked for', () => {
  expect(findings([evidence([[2, 2]], threeOfFour)], BAND)).toEqual([]);
});

test('a change inside a condition over several lines answers for both outcomes', () => {
  const file = measuredFile({
    statements: [
      [2, 6, 1],
      [4, 4, 1],
    ],
    branches: [
      [2, 2, 1],
      [2, 2, 0],
    ],
  });
  expect(findings([evidence([[3, 3]], file)], BAND)).toMatchObject([{ kind: 'branch', ranges: [[3, 3]] }]);
});

test('an arm that begins on a changed line is asked for although its branch begins above', () => {
  const file = measuredFile({
    statements: [[2, 6, 1]],
    branches: [
      [2, 3, 1],
      [2, 4, 0],
    ],
  });
  expect(findings([evidence([[4, 4]], file)], BAND)).toMatchObject([{ kind: 'branch', ranges: [[4, 4]] }]);
});

test('an arm never taken is found on a line that nothing in the report owns', () => {
  const extended = measuredLines({ 1: 1 }, [
    [20, 20, 1],
    [20, 20, 0],
  ]);
  expect(findings([evidence([[20, 20]], extended, { source: facts({}) })], BAND)).toMatchObject([
    { kind: 'branch', ranges: [[20, 20]], arms: [{ line: 20, arm: 2, of: 2 }] },
  ]);
});

test('arms in a report without order are one finding of lines in order', () => {
  const file = measuredFile({
    statements: [
      [2, 2, 1],
      [4, 4, 1],
    ],
    branches: [
      [4, 4, 0],
      [2, 2, 0],
    ],
  });
  expect(findings([evidence([[2, 4]], file)], BAND)).toMatchObject([
    {
      kind: 'branch',
      ranges: [
        [2, 2],
        [4, 4],
      ],
    },
  ]);
});

test('a line that never ran is one finding, not also one for each of its arms', () => {
  const file = measuredFile({
    statements: [[2, 2, 0]],
    branches: [
      [2, 2, 0],
      [2, 2, 0],
    ],
  });
  expect(findings([evidence([[2, 2]], file)], BAND)).toMatchObject([{ kind: 'line' }]);
});

test('--lines band lets a share of the changed lines of a layer go uncovered', () => {
  const file = measuredFile({
    statements: [1, 2, 3, 4, 5].map((line) => [line, line, line === 5 ? 0 : 1] as const),
  });
  const changed = evidence([[1, 5]], file, { band: RELAXED });
  expect(findings([changed], { lines: 'band', partial: 'band', weakening: 'fail' })).toEqual([]);
  expect(findings([changed], { lines: 'all', partial: 'band', weakening: 'fail' })).toMatchObject([
    { ranges: [[5, 5]] },
  ]);
});
