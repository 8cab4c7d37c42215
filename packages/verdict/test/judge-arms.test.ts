import { readReport, type FileCoverage } from '@tidemark/coverage-model';
import { readSource } from '@tidemark/syntax';
import { istanbulReport, type Entry } from '@tidemark/test-kit';
import { describe, expect, test } from 'vitest';
import type { DiffPolicy } from '../src/index.ts';
import { APPLE, evidence, facts, judgeFiles, measuredLines, RELAXED } from './measured.ts';

const BAND: DiffPolicy = { lines: 'all', partial: 'band', weakening: 'fail' };
// The second arm ran, the first did not.
const VIEW = `export function view(admin, name) {
  return {
    name,
    panel: admin
      ? {
          title: label(name),
          ...rows({
            every: 1,
          }),
        }
      : none(),
  };
}
`;
const RETURN: Entry = { statements: [['2:2-12:4', 3]], functions: [['1:40-13:1', 3]] };
const PANEL: Entry = {
  ...RETURN,
  branches: [['cond-expr', '4:11-11:14', ['5:8-10:9', 0], ['11:8-11:14', 3]]],
};

function measured(entry: Entry): FileCoverage {
  return read(istanbulReport({ [APPLE]: entry }));
}

function read(text: string): FileCoverage {
  const report = readReport(Buffer.from(text), null);
  const file = report.ok ? report.value.files[0] : undefined;
  if (file === undefined) throw new Error('the report can be read');
  return { ...file.measured, path: APPLE };
}

/** The findings of each line of a text when it alone is changed: `kind metric`, or the empty text. */
async function eachLine(text: string, coverage: FileCoverage, policy = BAND): Promise<string[]> {
  const source = await readSource(text, APPLE);
  return text
    .trimEnd()
    .split('\n')
    .map((_, index) => {
      const line = [[index + 1, index + 1]] as const;
      const judgement = judgeFiles([evidence(line, coverage, { source, band: RELAXED })], policy);
      if (!judgement.ok) throw new Error('it can be judged');
      return judgement.value.findings.map(({ kind, metric }) => `${kind} ${metric}`).join();
    });
}

/** A Cobertura report, which counts the arms that were taken. */
function counted(line: number, condition: string): FileCoverage {
  const lines = `<line number="2" hits="3"/><line number="${line}" hits="3" condition-coverage="${condition}"/>`;
  return read(
    `<coverage><packages><package><classes><class filename="${APPLE}"><lines>${lines}</lines></class></classes></package></packages></coverage>`,
  );
}

const span = (startLine: number, endLine: number) => ({ startLine, startColumn: 0, endLine, endColumn: 80 });

const DEAD = 'line lines';
const ARM = 'branch branches';

describe('a line inside of an arm that was never taken is uncovered although its statement ran', () => {
  test('with statements in the report', async () => {
    expect(await eachLine(VIEW, measured(PANEL))).toEqual([
      '',
      '',
      '',
      ARM,
      DEAD,
      DEAD,
      DEAD,
      DEAD,
      '',
      '',
      '',
      '',
      '',
    ]);
  });

  test('and in one that was taken it is covered', async () => {
    const taken: Entry = {
      ...RETURN,
      branches: [['cond-expr', '4:11-11:14', ['5:8-10:9', 3], ['11:8-11:14', 0]]],
    };
    expect(await eachLine(VIEW, measured(taken))).toEqual([
      '',
      '',
      '',
      ARM,
      '',
      '',
      '',
      '',
      '',
      '',
      DEAD,
      '',
      '',
    ]);
  });

  test('where the report places the branch by a column of its own', async () => {
    const drifted: Entry = {
      ...RETURN,
      branches: [['cond-expr', '4:7-11:14', ['5:8-10:9', 0], ['11:8-11:14', 3]]],
    };
    expect(await eachLine(VIEW, measured(drifted))).toEqual(await eachLine(VIEW, measured(PANEL)));
  });

  test('with lines only, by the order of the branches in the source', async () => {
    const arms = [
      [4, 4, 0],
      [4, 4, 3],
    ] as const;
    expect(await eachLine(VIEW, measuredLines({ 2: 3 }, arms))).toEqual(
      await eachLine(VIEW, measured(PANEL)),
    );
  });
});

describe('a dead arm', () => {
  test('of which many lines are changed at once makes each of them uncovered', async () => {
    const source = await readSource(VIEW, APPLE);
    const judged = judgeFiles([evidence([[1, 13]], measured(PANEL), { source, band: RELAXED })], BAND);
    expect(judged).toMatchObject({
      ok: true,
      value: {
        findings: [{ kind: 'line', ranges: [[5, 8]] }],
        summary: { uncovered: 4, branches: { covered: 1, total: 2 } },
      },
    });
  });

  test('takes neither the statement around it nor a function from what ran', async () => {
    const source = await readSource(VIEW, APPLE);
    expect(judgeFiles([evidence([[4, 6]], measured(PANEL), { source })], BAND)).toMatchObject({
      value: { summary: { statements: { covered: 1, total: 1 }, functions: { covered: 0, total: 0 } } },
    });
  });

  test('is asked for on a line inside of it', async () => {
    const source = await readSource(VIEW, APPLE);
    expect(judgeFiles([evidence([[6, 6]], measured(PANEL), { source })], BAND)).toMatchObject({
      value: { summary: { uncovered: 1, branches: { covered: 0, total: 1 } } },
    });
  });

  test('makes a line uncovered that ran by the report but for a function on it', () => {
    const source = facts({
      branches: [{ type: 'binary-expr', startLine: 1, startColumn: 0, arms: [span(2, 2), span(3, 4)] }],
    });
    const coverage = {
      ...measuredLines({ 1: 1, 3: 1 }, [
        [1, 1, 1],
        [1, 1, 0],
      ]),
      functions: [{ name: 'pick', line: 3, declaration: null, whole: null, hits: 0 }],
    };
    expect(judgeFiles([evidence([[3, 3]], coverage, { source })], BAND)).toMatchObject({
      value: { findings: [{ kind: 'line', metric: 'lines' }] },
    });
  });

  test('leaves a line unmeasured that the report is silent on', () => {
    const source = facts({
      regions: [
        { kind: 'statement', ...span(1, 9) },
        { kind: 'statement', ...span(3, 3) },
      ],
      branches: [{ type: 'cond-expr', startLine: 1, startColumn: 0, arms: [span(2, 4), span(5, 6)] }],
    });
    const coverage = measuredLines({ 1: 1 }, [
      [1, 1, 0],
      [1, 1, 1],
    ]);
    expect(judgeFiles([evidence([[3, 3]], coverage, { source })], BAND)).toMatchObject({
      value: { findings: [{ kind: 'unmeasured' }] },
    });
  });

  test('makes a line uncovered that runs with its module', async () => {
    const text = 'export default on\n  && class Pear {\n  };\n';
    const coverage = measuredLines({ 1: 1 }, [
      [1, 1, 1],
      [1, 1, 0],
    ]);
    expect((await eachLine(text, coverage))[1]).toBe(DEAD);
  });
});

describe('an arm that cannot be told from its neighbours is asked for on every line of them', () => {
  const other = [
    [4, 4, 0],
    [4, 4, 3],
    [4, 4, 3],
  ] as const;

  test('of several branches on a line the lines of the longest are asked for', async () => {
    const text = 'go(\n  a ? f(b &&\n    c) :\n    d, e,\n  f);\n';
    const coverage = measuredLines({ 1: 1 }, [
      [2, 2, 1],
      [2, 2, 0],
    ]);
    const lines = await eachLine(text, coverage, { ...BAND, partial: 'fail' });
    expect(lines).toEqual(['', ARM, ARM, ARM, '']);
  });

  test.each([
    ['the report counts other arms than the source', measuredLines({ 2: 3 }, other)],
    ['the report only counts them', counted(4, '50% (1/2)')],
  ])('because %s', async (_what, coverage) => {
    const lines = await eachLine(VIEW, coverage, { ...BAND, partial: 'fail' });
    expect(lines).toEqual(['', '', '', ARM, ARM, ARM, ARM, ARM, '', '', ARM, '', '']);
  });
});

describe('an arm that shares a line with code that ran is asked for as a branch', () => {
  const TEXT =
    'export const pick = (a, b = [\n  fall(),\n]) =>\n  grow(a, a && fall(\n    1,\n  ), grow());\n';
  const coverage = measured({
    statements: [
      ['1:20-6:11', 1],
      ['4:2-6:11', 1],
    ],
    functions: [['4:2-6:11', 1]],
    branches: [
      ['default-arg', '1:24-3:1', ['1:28-3:1', 0]],
      ['binary-expr', '4:10-6:3', ['4:10-4:11', 1], ['4:15-6:3', 0]],
    ],
  });

  test('held to the band of the branches, and its other lines are uncovered', async () => {
    const lines = await eachLine(TEXT, coverage, { ...BAND, partial: 'fail' });
    expect(lines).toEqual([ARM, DEAD, '', ARM, DEAD, ARM]);
  });
});

describe('what has hits of its own inside of an arm keeps them', () => {
  test('as a function that was called', async () => {
    const text = 'go(\n  on &&\n    (() => {\n      pick();\n    }),\n);\n';
    const coverage = measured({
      statements: [
        ['1:0-6:2', 1],
        ['4:6-4:13', 2],
      ],
      functions: [['3:5-5:5', 2]],
      branches: [['binary-expr', '2:2-5:6', ['2:2-2:4', 1], ['3:5-5:5', 0]]],
    });
    expect((await eachLine(text, coverage))[3]).toBe('');
  });
});

describe('the branches of statements', () => {
  const text = `if (on) {
  class Tree extends Plant {
  }
} else {
  switch (kind) {
    case 'apple':
    case 'pear':
      class Pear extends Plant {
      }
  }
}
`;

  test('make lines of theirs uncovered that no statement of the report owns', async () => {
    const coverage = measured({
      statements: [
        ['1:0-11:1', 1],
        ['5:2-10:3', 1],
      ],
      branches: [
        ['if', '1:0-11:1', ['1:0-11:1', 0], ['4:7-11:1', 1]],
        ['switch', '5:2-10:3', ['6:4-6:17', 1], ['7:4-9:7', 0]],
      ],
    });
    const lines = await eachLine(text, coverage, { ...BAND, partial: 'ignore' });
    expect(lines).toEqual(['', DEAD, '', '', '', '', '', DEAD, '', '', '']);
  });

  test('with lines only too', async () => {
    const coverage = measuredLines({ 1: 1, 5: 1 }, [
      [1, 1, 0],
      [1, 1, 1],
      [5, 5, 1],
      [5, 5, 0],
    ]);
    const lines = await eachLine(text, coverage, { ...BAND, partial: 'ignore' });
    expect(lines).toEqual(['', DEAD, '', '', '', '', '', DEAD, '', '', '']);
  });
});

describe('without a source', () => {
  const judge = (coverage: FileCoverage, line: number) => {
    const judgement = judgeFiles([evidence([[line, line]], coverage)], { ...BAND, partial: 'ignore' });
    return judgement.ok ? judgement.value.findings.map(({ kind }) => kind).join() : null;
  };

  test('the lines between the ends of a dead arm are uncovered', () => {
    expect([4, 5, 6, 9, 10, 11].map((line) => judge(measured(PANEL), line))).toEqual([
      '',
      '',
      'line',
      'line',
      '',
      '',
    ]);
  });

  test('an arm that the report places by its lines alone is as good', () => {
    const report = istanbulReport({ [APPLE]: PANEL }).replaceAll(/"column":(?:8|9)\b/g, '"column":null');
    expect([6, 10].map((line) => judge(read(report), line))).toEqual(['line', 'line']);
  });

  test('the arms of an if and a switch are not told by what the report gives for them', () => {
    const coverage = measured({
      statements: [['1:0-9:1', 1]],
      branches: [
        ['if', '1:0-9:1', ['1:0-9:1', 0], ['6:7-9:1', 1]],
        ['switch', '2:2-5:3', ['2:4-5:3', 0]],
      ],
    });
    expect([2, 3, 4, 8].map((line) => judge(coverage, line))).toEqual(['', '', '', '']);
  });
});

test('an arm without a place in the report or the source is asked for where its branch begins', async () => {
  const report = JSON.parse(
    istanbulReport({ [APPLE]: { ...RETURN, branches: [['if', '2:2-3:4', ['2:2-3:4', 1]]] } }),
  );
  report[APPLE].branchMap[0].locations.push({ start: {}, end: {} });
  report[APPLE].b[0].push(0);
  const coverage = read(JSON.stringify(report));
  const text = 'function pick() {\n  if (a)\n    b();\n}\n';
  expect((await eachLine(text, coverage, { ...BAND, partial: 'fail' }))[1]).toBe(ARM);
});
