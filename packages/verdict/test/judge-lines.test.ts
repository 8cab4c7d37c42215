import type { SourceFacts } from '@tidemark/syntax';
import { describe, expect, test } from 'vitest';
import { type FileEvidence } from '../src/index.ts';
import { judgeFiles, evidence, facts, measuredFile, measuredLines } from './measured.ts';

const STRICTEST = { lines: 'all', partial: 'band', weakening: 'fail' } as const;

function judge(...files: readonly FileEvidence[]) {
  const judgement = judgeFiles(files, STRICTEST);
  if (!judgement.ok) throw new Error(`not judged: ${judgement.problems[0]?.code}`);
  const { status, reason, summary, findings } = judgement.value;
  return {
    status,
    reason,
    summary,
    findings: findings.map(({ kind, metric, ranges, symbol }) => ({ kind, metric, ranges, symbol })),
  };
}

describe('a changed line with statements in the report', () => {
  test('passes when every statement that starts on it ran', () => {
    const judged = judge(evidence([[2, 2]], measuredFile({ statements: [[2, 2, 3]] })));
    expect(judged).toMatchObject({ status: 'pass', reason: 'covered', findings: [] });
    expect(judged.summary).toMatchObject({ changedLines: 1, executable: 1, covered: 1 });
  });

  test('fails as a line when no statement on it ran', () => {
    const judged = judge(
      evidence(
        [[2, 3]],
        measuredFile({
          statements: [
            [2, 2, 0],
            [3, 3, 0],
          ],
        }),
      ),
    );
    expect(judged.findings).toEqual([{ kind: 'line', metric: 'lines', ranges: [[2, 3]], symbol: null }]);
    expect(judged.summary).toMatchObject({ uncovered: 2, covered: 0 });
  });

  test('fails as a statement when only one of two statements on it ran', () => {
    const judged = judge(
      evidence(
        [[2, 2]],
        measuredFile({
          statements: [
            [2, 2, 1],
            [2, 2, 0],
          ],
        }),
      ),
    );
    expect(judged.findings).toEqual([{ kind: 'line', metric: 'statements', ranges: [[2, 2]], symbol: null }]);
    expect(judged.summary).toMatchObject({ partial: 1, covered: 0 });
  });

  test('belongs to the innermost statement around it when none starts on it', () => {
    const file = measuredFile({
      statements: [
        [1, 9, 1],
        [3, 6, 0],
      ],
    });
    expect(judge(evidence([[4, 4]], file)).findings).toMatchObject([{ kind: 'line', ranges: [[4, 4]] }]);
    expect(judge(evidence([[8, 8]], file)).findings).toEqual([]);
  });

  test('fails as a function when it is the signature of one that was never called', () => {
    const file = measuredFile({ statements: [[3, 3, 0]], functions: [['pick', 1, 5, 0]] });
    expect(judge(evidence([[1, 2]], file)).findings).toMatchObject([{ kind: 'function', ranges: [[1, 2]] }]);
  });

  test('fails as a function when the line ran and the function it declares was never called', () => {
    const file = measuredFile({ statements: [[1, 5, 1]], functions: [['pick', 1, 5, 0]] });
    expect(judge(evidence([[1, 1]], file)).findings).toMatchObject([
      { kind: 'function', metric: 'functions' },
    ]);
  });

  test('inside a statement of which the report has only a function is not silent', () => {
    const statement = { kind: 'statement', startLine: 2, startColumn: 0, endLine: 4, endColumn: 1 } as const;
    const file = measuredFile({ functions: [['pick', 3, 5, 1]] });
    expect(judge(evidence([[4, 4]], file, { source: facts({ regions: [statement] }) })).status).toBe('pass');
  });

  test('inside a function that the report does not have belongs to the statement around it', () => {
    const regions = [
      { kind: 'statement', startLine: 1, startColumn: 0, endLine: 9, endColumn: 1 },
      { kind: 'function', startLine: 3, startColumn: 4, endLine: 5, endColumn: 5 },
    ] as const;
    const file = measuredFile({ statements: [[1, 9, 1]] });
    expect(judge(evidence([[4, 4]], file, { source: facts({ regions }) })).status).toBe('pass');
  });

  test('after a closing brace belongs to what is around the function', () => {
    const file = measuredFile({ statements: [[1, 5, 1]], functions: [['each', 2, 5, 0]] });
    expect(judge(evidence([[5, 5]], file)).findings).toEqual([]);
  });
});

describe('a changed line that no statement and no function owns', () => {
  const source = facts({
    regions: [{ kind: 'function', startLine: 5, startColumn: 0, endLine: 9, endColumn: 1 }],
  });

  test('owes nothing where the source cannot be read', () => {
    const judged = judge(evidence([[7, 8]], measuredFile({ statements: [[1, 1, 1]] })));
    expect(judged).toMatchObject({ status: 'pass', reason: 'nothing-executable' });
    expect(judged.summary).toMatchObject({ nonExecutable: 2, executable: 0 });
  });

  test('is unmeasured where the source cannot be read and the record is empty', () => {
    expect(judge(evidence([[7, 8]], measuredFile({}))).findings).toMatchObject([{ kind: 'unmeasured' }]);
    expect(judge(evidence([[7, 8]], measuredLines({}))).findings).toMatchObject([{ kind: 'unmeasured' }]);
  });

  test.each([
    ['statement', measuredFile({ statements: [[1, 1, 1]] }), []],
    ['function', measuredFile({ functions: [['pick', 1, 1, 2]] }), []],
    ['line', measuredLines({ 1: 0, 3: 1 }), []],
    ['statement', measuredFile({ statements: [[1, 1, 0]] }), [{ kind: 'line', metric: 'lines' }]],
    ['function', measuredFile({ functions: [['pick', 1, 1, 0]] }), [{ kind: 'line' }]],
    ['record', measuredFile({}), [{ kind: 'unmeasured' }]],
  ])('of a module runs when a %s of it ran: %#', (_what, file, findings) => {
    const judged = judge(evidence([[20, 20]], file, { source }));
    expect(judged.findings).toMatchObject(findings);
    expect(judged.findings).toHaveLength(findings.length);
    expect(judged.summary).toMatchObject({ executable: 1, covered: 1 - findings.length });
  });

  test.each([
    ['ran', measuredLines({ 1: 0, 7: 1 }), []],
    ['did not, whatever else of the module', measuredLines({ 1: 1, 7: 0 }), [{ kind: 'line' }]],
    ['is in no report, whatever else of the module', measuredLines({ 1: 1 }), [{ kind: 'unmeasured' }]],
  ])('of a function that %s', (_what, file, findings) => {
    const judged = judge(evidence([[6, 6]], file, { source }));
    expect(judged.findings).toMatchObject(findings);
    expect(judged.findings).toHaveLength(findings.length);
  });

  test.each([
    ['only a line inside of it was measured', measuredLines({ 2: 1, 9: 0 }), 'uncovered'],
    ['only its last line was measured', measuredLines({ 2: 0, 9: 1 }), 'covered'],
    ['only the line behind it was measured', measuredLines({ 2: 1, 10: 1 }), 'unmeasured'],
  ])('of a function of which %s', (_what, file, state) => {
    const judged = judge(evidence([[7, 7]], file, { source }));
    expect(judged.summary).toMatchObject({ [state]: 1, executable: 1 });
  });

  test('of a function runs with a function inside of it, which a report has behind all lines', () => {
    const functions = [{ name: 'pick', line: 6, declaration: null, whole: null, hits: 1 }];
    const judged = judge(evidence([[8, 8]], { ...measuredLines({ 1: 0, 12: 0 }), functions }, { source }));
    expect(judged.summary).toMatchObject({ covered: 1, executable: 1 });
  });

  test('of a module runs with it, in a statement of which another line did not', () => {
    const statement = { ...source.regions[0], kind: 'statement' } as const;
    const regions = [{ ...statement, startLine: 7, startColumn: 0, endLine: 9, endColumn: 1 }];
    const file = measuredLines({ 2: 1, 9: 0 });
    expect(judge(evidence([[8, 8]], file, { source: facts({ regions }) })).status).toBe('pass');
  });

  test('owes nothing in a record of functions where the source cannot be read', () => {
    const functions = [{ name: 'pick', line: 9, declaration: null, whole: null, hits: 0 }];
    expect(judge(evidence([[2, 2]], { ...measuredLines({}), functions }))).toMatchObject({
      reason: 'nothing-executable',
    });
  });

  test('is let out by a hint around it', () => {
    const hint = { form: 'file', at: [1, 1], text: 'v8 ignore file', reason: null, hides: [1, 30] } as const;
    const judged = judge(evidence([[20, 20]], measuredFile({}), { source: { ...source, hints: [hint] } }));
    expect(judged).toMatchObject({ status: 'pass', reason: 'nothing-executable' });
  });
});

describe('a changed line with lines only in the report', () => {
  const source = facts({
    regions: [{ kind: 'statement', startLine: 2, startColumn: 0, endLine: 5, endColumn: 2 }],
  });

  test.each([
    ['without a source', null],
    ['with one', source],
  ])('takes the hits of its own record and not those of its neighbours, %s', (_what, known) => {
    const file = measuredLines({ 2: 1, 3: 0, 4: 1, 9: 0 });
    expect(judge(evidence([[2, 9]], file, { source: known })).findings).toMatchObject([
      {
        ranges: [
          [3, 3],
          [9, 9],
        ],
      },
    ]);
  });

  test('takes the hits of the line where its statement begins whatever else ran', () => {
    expect(judge(evidence([[4, 4]], measuredLines({ 2: 0, 9: 1 }), { source })).findings).toMatchObject([
      { ranges: [[4, 4]] },
    ]);
  });

  test('takes the hits of its own record', () => {
    expect(judge(evidence([[2, 2]], measuredLines({ 2: 0 }), { source })).findings).toMatchObject([
      { ranges: [[2, 2]] },
    ]);
  });

  test('S13: takes the hits of the line where its statement begins', () => {
    expect(judge(evidence([[4, 4]], measuredLines({ 2: 0 }), { source })).findings).toMatchObject([
      { ranges: [[4, 4]] },
    ]);
    expect(judge(evidence([[4, 4]], measuredLines({ 2: 7 }), { source })).findings).toEqual([]);
  });

  test('is unmeasured when the report has no record of its whole statement', () => {
    const judged = judge(evidence([[4, 4]], measuredLines({ 9: 1 }), { source }));
    expect(judged.findings).toMatchObject([{ kind: 'unmeasured', ranges: [[4, 4]] }]);
  });

  describe('that an ignore hint keeps out of the report', () => {
    const hint = { form: 'next', at: [1, 1], text: 'v8 ignore next', reason: null, hides: [2, 5] } as const;
    const judgeHidden = (hints: SourceFacts['hints']) =>
      judgeFiles([evidence([[4, 4]], measuredLines({ 9: 1 }), { source: { ...source, hints } })], STRICTEST);

    test.each([
      [null, 'ignore hint in line 1'],
      ['no Windows here', 'ignore hint in line 1: no Windows here'],
    ])('is let out, and listed with the reason %s', (reason, rule) => {
      expect(judgeHidden([{ ...hint, reason }])).toMatchObject({
        ok: true,
        value: { status: 'pass', reason: 'nothing-executable', excluded: [{ rule, lines: 1 }] },
      });
    });

    test('stays unmeasured when the hint hides other lines, or none that can be told', () => {
      for (const hides of [[1, 3], [5, 9], null] as const) {
        expect(judgeHidden([{ ...hint, hides }])).toMatchObject({
          ok: true,
          value: { status: 'fail', findings: [{ kind: 'unmeasured' }] },
        });
      }
    });
  });
});

describe('a changed line that owes nothing', () => {
  const uncovered = measuredFile({ statements: [[1, 9, 0]] });

  test('B7: differs only in its indentation', () => {
    expect(judge(evidence([[2, 3]], uncovered, { reindented: [[2, 3]] })).status).toBe('pass');
  });

  test('is owed all the same when the indentation is content of a template literal', () => {
    const source = facts({ literalLines: [[3, 3]] });
    const judged = judge(evidence([[2, 3]], uncovered, { reindented: [[2, 3]], source }));
    expect(judged.findings).toMatchObject([{ ranges: [[3, 3]] }]);
  });

  test('is a test inside the source, and is listed with that rule', () => {
    const source = facts({ testLines: [[3, 6]] });
    const judgement = judgeFiles([evidence([[2, 4]], uncovered, { source })], STRICTEST);
    expect(judgement).toMatchObject({
      ok: true,
      value: {
        findings: [{ ranges: [[2, 2]] }],
        excluded: [{ rule: 'in-source test', lines: 2 }],
        summary: { changedLines: 3, executable: 1, excluded: 2, nonExecutable: 0 },
      },
    });
  });

  test('B16: holds no code', () => {
    expect(judge(evidence([[2, 2]], uncovered, { source: facts({ codeLines: [[5, 5]] }) })).status).toBe(
      'pass',
    );
  });
});

test('B27: no changed file at all is its own reason', () => {
  expect(judge()).toMatchObject({ status: 'pass', reason: 'no-changes', summary: { files: 0 } });
});

test('findings name the innermost symbol of their lines, one a symbol', () => {
  const source = facts({
    codeLines: [
      [3, 4],
      [8, 8],
    ],
    names: [
      { name: 'Basket', firstLine: 1, lastLine: 20 },
      { name: 'Basket.add', firstLine: 2, lastLine: 5 },
      { name: 'Basket.weigh', firstLine: 7, lastLine: 9 },
    ],
  });
  const file = measuredFile({
    statements: [
      [3, 3, 0],
      [4, 4, 0],
      [8, 8, 0],
    ],
  });
  expect(judge(evidence([[3, 8]], file, { source })).findings).toEqual([
    { kind: 'line', metric: 'lines', ranges: [[3, 4]], symbol: 'Basket.add' },
    { kind: 'line', metric: 'lines', ranges: [[8, 8]], symbol: 'Basket.weigh' },
  ]);
});
