import { readSource } from '@tidemark/syntax';
import { expect, test } from 'vitest';
import { APPLE, evidence, judgeFiles, measuredFile } from './measured.ts';

const TEXT = 'export function pick(early: boolean) {\n  if (early) return;\n  grow`\n    pear\n  `;\n}\n';
const POLICY = { lines: 'all', partial: 'band', weakening: 'fail' } as const;

/** What is found of the lower line of a template whose statement ran so often, in a function that ran. */
async function found(hits: number) {
  const source = await readSource(TEXT, APPLE);
  const coverage = measuredFile({
    statements: [
      [2, 2, 1],
      [3, 3, hits],
    ],
    functions: [['pick', 1, 6, 1]],
  });
  const judgement = judgeFiles([evidence([[4, 4]], coverage, { source })], POLICY);
  if (!judgement.ok) throw new Error(`not judged: ${judgement.problems[0]?.code}`);
  return judgement.value.findings.map(({ kind, ranges }) => `${kind} ${ranges.join(' ')}`);
}

test.each([
  [0, ['line 4,4']],
  [2, []],
])(
  'a statement that the report ends above a line of it, run %i times, answers for that line',
  async (hits, lines) => {
    expect(await found(hits)).toEqual(lines);
  },
);

const TWO =
  'export function pick(early: boolean) {\n  if (early) return;\n  plant(); grow`\n    pear\n  `;\n}\n';

test.each([
  [0, 9, []],
  [9, 0, ['line 4,4']],
])(
  'of two statements on a line, run %i and %i times, the one that is cut off answers for its lower lines',
  async (first, second, lines) => {
    const source = await readSource(TWO, APPLE);
    const whole = measuredFile({
      statements: [
        [2, 2, 1],
        [3, 3, second],
        [3, 3, first],
      ],
      functions: [['pick', 1, 6, 1]],
    });
    // In the order of places the first one comes first; a report may list them as it likes.
    const coverage = { ...whole, statements: { ...whole.statements, startColumn: Uint32Array.of(2, 11, 2) } };
    const judgement = judgeFiles([evidence([[4, 4]], coverage, { source })], POLICY);
    if (!judgement.ok) throw new Error(`not judged: ${judgement.problems[0]?.code}`);
    expect(judgement.value.findings.map(({ kind, ranges }) => `${kind} ${ranges.join(' ')}`)).toEqual(lines);
  },
);
