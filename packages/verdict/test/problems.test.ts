import { expect, test } from 'vitest';
import type { FileEvidence, Measurement } from '../src/index.ts';
import { evidence, facts, judgeFiles, measuredLines, ORCHARD, repoPath } from './measured.ts';

const POLICY = { lines: 'all', partial: 'band', weakening: 'fail' } as const;

function problems(...files: readonly FileEvidence[]) {
  const judgement = judgeFiles(files, POLICY);
  return judgement.ok ? [] : judgement.problems;
}

function inPackage(name: string, measurement: Measurement): FileEvidence {
  const { file } = evidence([[1, 3]], measurement);
  return {
    ...evidence([[1, 3]], measurement),
    file: { ...file, path: repoPath(`packages/${name}/a.ts`) },
    package: { name, path: repoPath(`packages/${name}`), run: `pnpm test ${name}` },
  };
}

test('a package without a report is told with where one was looked for and how to make one', () => {
  const looked = ['coverage/lcov.info', 'coverage/coverage-final.json'];
  expect(problems(inPackage('pear', { kind: 'no-report', looked }))).toEqual([
    {
      code: 'no-evidence',
      message: 'pear has no coverage report (looked for coverage/lcov.info, coverage/coverage-final.json)',
      hint: 'Run the tests with coverage, or name the report with --coverage',
      run: 'pnpm test pear',
      file: 'packages/pear/a.ts',
      files: ['packages/pear/a.ts'],
    },
  ]);
});

test.each([
  [['b.ts', 'a.ts', 'b.ts'], 'a.ts, b.ts'],
  [['e.ts', 'd.ts', 'c.ts', 'b.ts', 'a.ts'], 'a.ts, b.ts, c.ts, d.ts, e.ts'],
  [['f.ts', 'e.ts', 'd.ts', 'c.ts', 'b.ts', 'a.ts'], 'a.ts, b.ts, c.ts, d.ts, e.ts and 1 more'],
])('a stale report is told with what changed, up to five files: %j', (because, shown) => {
  expect(problems(inPackage('pear', { kind: 'stale', because }))).toMatchObject([
    {
      message: `the coverage of pear was measured before ${shown} changed`,
      hint: 'Run the tests again',
      run: 'pnpm test pear',
    },
  ]);
});

test('problems are ordered by file', () => {
  const files = ['pear', 'plum', 'apple'].map((name) => inPackage(name, { kind: 'no-report', looked: [] }));
  expect(problems(...files).map((problem) => problem.file)).toEqual([
    'packages/apple/a.ts',
    'packages/pear/a.ts',
    'packages/plum/a.ts',
  ]);
});

test('a file of types owes no report, one with statements does', () => {
  const judged = (noStatements: boolean) =>
    problems({ ...inPackage('pear', { kind: 'stale', because: [] }), source: facts({ noStatements }) });
  expect(judged(true)).toEqual([]);
  expect(judged(false)).toMatchObject([{ code: 'stale-evidence' }]);
});

test('a line break that only coverage tools count is told as soon as one changed line is behind it', () => {
  const file = evidence([[3, 9]], measuredLines({ 3: 1, 9: 1 }), { oddLineBreak: 4, package: ORCHARD });
  expect(problems(file)).toMatchObject([
    {
      message: expect.stringMatching(/^packages\/orchard\/src\/apple\.ts has a line break in line 4 that/),
      hint: expect.stringContaining('U+2028'),
    },
  ]);
});
