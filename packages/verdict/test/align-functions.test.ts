import type { FileCoverage } from '@tidemark/coverage-model';
import { readSource } from '@tidemark/syntax';
import { describe, expect, test } from 'vitest';
import { alignFunctions } from '../src/align-functions.ts';
import { measuredLines } from './measured.ts';

type FunctionHits = FileCoverage['functions'][number];

// Functions begin in lines 1, 3 and 6, with bodies at 1:24, 3:11 and 6:7.
const TEXT = `export function names() {
  return each(
    (name) => {
      return name;
    },
    () => (1),
  );
}
`;

async function aligned(functions: readonly FunctionHits[], text: string | null = TEXT) {
  const source = text === null ? null : await readSource(text, 'apple.ts');
  return alignFunctions({ ...measuredLines({}), functions }, source).functions;
}

async function linesOf(...args: Parameters<typeof aligned>): Promise<number[]> {
  return (await aligned(...args)).map((entry) => entry.declaration?.startLine ?? entry.line);
}

function told(line: number, bodyLine: number, bodyColumn: number): FunctionHits {
  const declaration = { startLine: line, startColumn: 9, endLine: line, endColumn: 10 };
  const whole = { startLine: bodyLine, startColumn: bodyColumn, endLine: bodyLine, endColumn: 80 };
  return { name: 'f', line, declaration, whole, hits: 0 };
}

const byLine = (line: number): FunctionHits => ({ name: 'f', line, declaration: null, whole: null, hits: 0 });

describe('a function that a report places on a line above its own', () => {
  test('moves to where the source has it, by its body', async () => {
    expect(await linesOf([told(1, 1, 24), told(2, 3, 14), told(5, 6, 11)])).toEqual([1, 3, 6]);
  });

  test('moves by its body where the report has fewer functions, or its line elsewhere', async () => {
    expect(await linesOf([told(2, 3, 14)])).toEqual([3]);
    expect(await linesOf([{ ...told(2, 3, 14), line: 9 }])).toEqual([3]);
  });

  test('moves by its order where the report has lines only', async () => {
    expect(await linesOf([byLine(1), byLine(2), byLine(5)])).toEqual([1, 3, 6]);
    expect(await linesOf([byLine(1), byLine(2), byLine(2)])).toEqual([1, 3, 6]);
  });

  test('moves with the start of its declaration, where it has one', async () => {
    const [before] = [told(2, 3, 14)];
    expect(await aligned([told(2, 3, 14)])).toEqual([
      { ...before, line: 3, declaration: { ...before.declaration, startLine: 3, startColumn: 4 } },
    ]);
    expect((await aligned([byLine(1), byLine(2), byLine(5)]))[1]).toEqual(byLine(3));
  });
});

describe('a function stays where the report places it', () => {
  test('without a source', async () => {
    expect(await linesOf([byLine(2)], null)).toEqual([2]);
  });

  test('when no body of the source is its own', async () => {
    expect(await linesOf([told(2, 3, 80)])).toEqual([2]);
  });

  test('to the column when the source has it on that line', async () => {
    const functions = [told(1, 1, 24), told(3, 3, 14)];
    expect(await aligned(functions)).toEqual(functions);
  });

  test('when the source has it above', async () => {
    expect(await linesOf([told(4, 3, 14)])).toEqual([4]);
  });

  test.each([
    ['the report has fewer functions', [1, 2]],
    ['the report has them in another order', [1, 5, 2]],
    ['the report has them in another order, each above its own', [1, 3, 2]],
    ['one of them is below its place', [1, 4, 5]],
  ])('with lines only, when %s', async (_what, lines) => {
    expect(await linesOf(lines.map(byLine))).toEqual(lines);
  });
});
