import { expect, test } from 'vitest';
import { judgeFiles, evidence, facts, measuredFile, measuredLines, repoPath, ORCHARD } from './measured.ts';

const POLICY = { lines: 'all', partial: 'band', weakening: 'fail' } as const;
const CELLAR = {
  name: '@shop/cellar',
  path: repoPath('packages/cellar'),
  run: 'pnpm --filter @shop/cellar test:coverage',
};

function file(path: string) {
  return {
    path: repoPath(path),
    formerPath: null,
    status: 'modified',
    kind: 'file',
    added: [[1, 9]],
    reindented: [],
    oldBlob: null,
  } as const;
}

test('findings and exclusions are ordered by file, line and kind', () => {
  const uncovered = measuredFile({
    statements: [
      [2, 2, 0],
      [5, 5, 1],
      [5, 5, 0],
    ],
    functions: [['pick', 2, 2, 0]],
  });
  const judgement = judgeFiles(
    [
      evidence([], uncovered, { file: file('b.ts') }),
      evidence([], uncovered, { file: file('a.ts') }),
      evidence([], { kind: 'excluded', rule: 'data' }, { file: file('d.json') }),
      evidence([], { kind: 'excluded', rule: 'data' }, { file: file('c.json') }),
    ],
    POLICY,
  );
  const value = judgement.ok ? judgement.value : expect.fail('it can be judged');
  expect(
    value.findings.map((finding) => `${finding.file}:${finding.ranges[0]?.[0]} ${finding.metric}`),
  ).toEqual(['a.ts:2 lines', 'a.ts:5 statements', 'b.ts:2 lines', 'b.ts:5 statements']);
  expect(value.excluded.map((entry) => entry.file)).toEqual(['c.json', 'd.json']);
});

test('packages that cannot be judged are one problem each, with all their files', () => {
  const because = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => `src/${name}.ts`);
  const judgement = judgeFiles(
    [
      evidence([], { kind: 'stale', because }, { file: file('packages/orchard/b.ts'), package: ORCHARD }),
      evidence([], { kind: 'stale', because }, { file: file('packages/orchard/a.ts'), package: ORCHARD }),
      evidence(
        [],
        { kind: 'no-report', looked: ['x'] },
        { file: file('packages/cellar/a.ts'), package: CELLAR },
      ),
    ],
    POLICY,
  );
  const problems = judgement.ok ? expect.fail('it cannot be judged') : judgement.problems;
  expect(problems.map(({ code, files }) => [code, files])).toEqual([
    ['no-evidence', ['packages/cellar/a.ts']],
    ['stale-evidence', ['packages/orchard/a.ts', 'packages/orchard/b.ts']],
  ]);
  expect(problems[1]?.message).toContain('src/e.ts and 2 more changed');
});

test('a function of an lcov report that was never called fails as a function where no line is recorded', () => {
  const lcov = {
    ...measuredLines({ 5: 1 }),
    functions: [{ name: 'pick', line: 2, declaration: null, whole: null, hits: 0 }],
  };
  const judgement = judgeFiles([evidence([[2, 2]], lcov, { source: facts({}) })], POLICY);
  expect(judgement).toMatchObject({
    ok: true,
    value: { findings: [{ kind: 'function', ranges: [[2, 2]] }] },
  });
});

test('a function without a place in the report is found by its line', () => {
  const lcov = {
    ...measuredFile({ statements: [[9, 9, 1]] }),
    functions: [{ name: 'pick', line: 2, declaration: null, whole: null, hits: 0 }],
  };
  expect(judgeFiles([evidence([[2, 2]], lcov)], POLICY)).toMatchObject({
    ok: true,
    value: { findings: [{ kind: 'function' }] },
  });
});

test('a line outside of every function of the source is not run by what ran in none', () => {
  const source = facts({
    regions: [{ kind: 'function', startLine: 1, startColumn: 0, endLine: 4, endColumn: 1 }],
  });
  expect(judgeFiles([evidence([[8, 8]], measuredLines({ 2: 0 }), { source })], POLICY)).toMatchObject({
    ok: true,
    value: { findings: [{ kind: 'line', ranges: [[8, 8]] }] },
  });
});

test('an arm of another line is not asked for', () => {
  const changed = measuredFile({ statements: [[2, 2, 1]], branches: [[7, 7, 0]] });
  expect(judgeFiles([evidence([[2, 2]], changed)], POLICY)).toMatchObject({
    ok: true,
    value: { status: 'pass', summary: { branches: { total: 0 } } },
  });
});
