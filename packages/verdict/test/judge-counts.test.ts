import { describe, expect, test } from 'vitest';
import { type FileEvidence } from '../src/index.ts';
import { evidence, facts, judgeFiles, measuredFile, measuredLines, RELAXED } from './measured.ts';

const POLICY = { lines: 'all', partial: 'band', weakening: 'fail' } as const;

function judge(files: readonly FileEvidence[], policy: Parameters<typeof judgeFiles>[1] = POLICY) {
  const judgement = judgeFiles(files, policy);
  return judgement.ok ? judgement.value : expect.fail('it can be judged');
}

describe('what a finding counts', () => {
  // Line 2 ran with one of its two statements, line 3 never ran, and so was the function of line 2 never called.
  const file = measuredFile({
    statements: [
      [2, 2, 1],
      [2, 2, 0],
      [3, 3, 0],
      [4, 4, 1],
    ],
    functions: [
      ['peel', 2, 2, 0],
      ['pick', 4, 4, 1],
    ],
  });

  test('is what its metric says: statements of statements, lines of lines', () => {
    const { findings, summary } = judge([evidence([[2, 4]], file)]);
    expect(findings).toMatchObject([
      { metric: 'statements', actual: { covered: 2, total: 4 }, required: 100 },
      { metric: 'lines', actual: { covered: 2, total: 3 }, required: 100 },
    ]);
    expect(summary).toMatchObject({
      covered: 1,
      partial: 1,
      uncovered: 1,
      lines: { covered: 2, total: 3 },
      statements: { covered: 2, total: 4 },
      functions: { covered: 1, total: 2 },
    });
  });

  test('is functions of functions', () => {
    const uncalled = measuredFile({ statements: [[4, 4, 1]], functions: [['peel', 4, 4, 0]] });
    expect(judge([evidence([[4, 4]], uncalled)]).findings).toMatchObject([
      { kind: 'function', metric: 'functions', actual: { covered: 0, total: 1 } },
    ]);
  });

  test('is taken over all changed files of the layer, as the percent is', () => {
    const other = measuredFile({ statements: [[2, 2, 1]] });
    const { findings } = judge([evidence([[3, 3]], file), evidence([[2, 2]], other)]);
    expect(findings).toMatchObject([{ metric: 'lines', actual: { covered: 1, total: 2 } }]);
  });

  test('has a statement over several changed lines once', () => {
    const { summary } = judge([evidence([[3, 5]], measuredFile({ statements: [[3, 5, 1]] }))]);
    expect(summary).toMatchObject({ statements: { covered: 1, total: 1 }, lines: { covered: 3, total: 3 } });
  });

  test('has every statement that starts on a line once, with the lines inside of the last of them', () => {
    const two = measuredFile({
      statements: [
        [2, 2, 1],
        [2, 4, 0],
      ],
    });
    const { summary } = judge([evidence([[2, 3]], two)]);
    expect(summary.statements).toEqual({ covered: 1, total: 2 });
  });

  test('has a statement of which the lines above are the signature of a function that starts with it', () => {
    const wrapped = measuredFile({ statements: [[2, 9, 1]], functions: [['pick', 2, 8, 1]] });
    const { summary } = judge([
      evidence(
        [
          [3, 3],
          [8, 8],
        ],
        wrapped,
      ),
    ]);
    expect(summary).toMatchObject({
      statements: { covered: 1, total: 1 },
      functions: { covered: 1, total: 1 },
    });
  });

  test('has of a line that nothing owns the line alone', () => {
    const { summary } = judge([evidence([[20, 20]], measuredLines({ 1: 1 }), { source: facts({}) })]);
    expect(summary).toMatchObject({
      lines: { covered: 1, total: 1 },
      statements: { covered: 0, total: 0 },
      functions: { covered: 0, total: 0 },
    });
  });

  test('of lines holds them to the band where that is asked, and statements to all of them', () => {
    const policy = { ...POLICY, lines: 'band' } as const;
    expect(judge([evidence([[2, 4]], file, { band: RELAXED })], policy).findings).toMatchObject([
      { metric: 'statements', required: 100 },
      { metric: 'lines', required: 80 },
    ]);
  });
});

describe('an arm that was never taken', () => {
  test('is told by its number among the arms of its branch', () => {
    const file = measuredLines({ 2: 1, 3: 1 }, [
      [2, 2, 4],
      [2, 2, 0],
      [3, 3, 1],
    ]);
    expect(judge([evidence([[2, 3]], file)]).findings).toMatchObject([
      { kind: 'branch', arms: [{ line: 2, arm: 2, of: 2 }] },
    ]);
  });

  test('is no second finding on a line where a statement never ran', () => {
    const guard = measuredFile({
      statements: [
        [2, 2, 3],
        [2, 2, 0],
      ],
      branches: [
        [2, 2, 0],
        [2, 2, 3],
      ],
    });
    const { findings, summary } = judge([evidence([[2, 2]], guard)]);
    expect(findings).toMatchObject([{ kind: 'line', metric: 'statements', arms: [] }]);
    expect(summary).toMatchObject({ partial: 1, branches: { covered: 1, total: 2 } });
  });

  test('is a finding of its own beside a function that was never called', () => {
    const file = measuredFile({
      statements: [[2, 2, 3]],
      functions: [['each', 2, 2, 0]],
      branches: [
        [2, 2, 0],
        [2, 2, 3],
      ],
    });
    expect(judge([evidence([[2, 2]], file)]).findings.map((finding) => finding.kind)).toEqual([
      'branch',
      'function',
    ]);
  });
});

test('a finding tells whether the report speaks of its file', () => {
  const source = facts({
    regions: [{ kind: 'statement', startLine: 2, startColumn: 0, endLine: 2, endColumn: 9 }],
  });
  const silent = judge([evidence([[2, 2]], measuredLines({ 9: 1 }), { source })]);
  expect(silent.findings).toMatchObject([{ kind: 'unmeasured', isReported: true }]);
  const absent = judge([evidence([[2, 2]], { kind: 'not-mentioned' }, { source })]);
  expect(absent.findings).toMatchObject([{ kind: 'unmeasured', isReported: false }]);
});
