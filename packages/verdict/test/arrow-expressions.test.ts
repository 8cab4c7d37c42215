import type { FileCoverage } from '@tidemark/coverage-model';
import type { LineRange } from '@tidemark/kernel';
import { readSource } from '@tidemark/syntax';
import { describe, expect, test } from 'vitest';
import { APPLE, evidence, judgeFiles, measuredFile, measuredLines } from './measured.ts';

// What stands between the parameters and the expression is gone in the code that ran.
const TEXT = `export const grow = (): Pear =>
  water();
export const pick = (apple: Apple)
: Pear =>
  // The ripest of them.
  ripest(
    apple,
  );
water();
`;

/** What becomes of the lines of what the second arrow returns, or of others, when they alone are changed. */
async function judge(coverage: FileCoverage, text = TEXT, lines: LineRange = [6, 7]) {
  const source = await readSource(text, APPLE);
  const policy = { lines: 'all', partial: 'band', weakening: 'fail' } as const;
  const judgement = judgeFiles([evidence([lines], coverage, { source })], policy);
  if (!judgement.ok) throw new Error(`not judged: ${judgement.problems[0]?.code}`);
  const { findings, summary } = judgement.value;
  return { findings: findings.map(({ kind, ranges }) => `${kind} ${ranges.join(' ')}`), summary };
}

describe('an expression that an arrow returns', () => {
  test.each([
    ['ran', 4, []],
    ['did not', 0, ['line 6,7']],
  ])(
    '%s with the line where its function begins, where the report has that alone',
    async (_, hits, found) => {
      expect((await judge(measuredLines({ 1: 1, 2: 1, 3: hits }))).findings).toEqual(found);
    },
  );

  test('goes by its own line where the report has both', async () => {
    expect((await judge(measuredLines({ 1: 1, 3: 1, 6: 0 }))).findings).toEqual(['line 6,7']);
  });

  test('is not silent where a report with statements has it on the line of its function', async () => {
    const coverage = measuredFile({
      statements: [
        [1, 2, 1],
        [3, 8, 1],
      ],
    });
    expect(await judge(coverage)).toMatchObject({ findings: [], summary: { covered: 2 } });
  });

  test('is unmeasured where the report has only another arrow', async () => {
    expect((await judge(measuredLines({ 1: 1, 2: 1 }))).findings).toEqual(['unmeasured 6,7']);
  });

  test('lends its function to no statement behind it', async () => {
    const judged = await judge(measuredLines({ 1: 1, 2: 1, 3: 1 }), TEXT, [9, 9]);
    expect(judged.findings).toEqual(['unmeasured 9,9']);
  });

  test('is hidden by a hint although the line of its function was measured', async () => {
    const hinted = TEXT.replace(
      '// The ripest of them.',
      '/* v8 ignore next 2 -- an apple is always ripe */',
    );
    expect(await judge(measuredLines({ 1: 1, 3: 1 }), hinted)).toMatchObject({
      findings: [],
      summary: { covered: 0, excluded: 2 },
    });
  });
});
