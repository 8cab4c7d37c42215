import { describe, expect, test } from 'vitest';
import { readSource } from '../../src/index.ts';

describe('a source that would end the process of its parser', () => {
  test.each([
    ['brackets', '['.repeat(100_000)],
    ['types', `type A = ${'A['.repeat(100_000)}`],
    ['a sum', `pick(1${' + 1'.repeat(300_000)})`],
    ['else if', 'if (a) {\n  b();\n} else '.repeat(60_000)],
  ])('is not read: %s', async (_what, text) => {
    expect(await readSource(text, 'src/apple.ts')).toBeNull();
  });
});

test('a source deeper than the stack of calls, and short enough for its parser, is read', async () => {
  const facts = await readSource(`pick(${'-'.repeat(4900).replaceAll('-', '- ')}1);\n`, 'src/apple.ts');
  expect(facts?.codeLines).toEqual([[1, 1]]);
});

test('a source of many lines, or of one line of many signs, is read', async () => {
  expect((await readSource(';\n'.repeat(200_000), 'src/apple.ts'))?.lineCount).toBe(200_000);
  expect((await readSource(';'.repeat(400_000), 'src/apple.ts'))?.codeLines).toEqual([]);
});
