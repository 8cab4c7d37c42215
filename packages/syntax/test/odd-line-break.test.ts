import { expect, test } from 'vitest';
import { oddLineBreak } from '../src/index.ts';

test.each([
  ['line feeds alone', 'a\nb\n', null],
  ['a carriage return before each', 'a\r\nb\r\n', null],
  ['U+2028', 'a\nb\u2028\n', 2],
  ['U+2029', '\u2029', 1],
  ['a carriage return by itself', 'a\n\nb\rc\n', 3],
  ['a carriage return at the end', 'a\r', 1],
])('the first line break that git does not count lies in its line: %s', (_what, text, line) => {
  expect(oddLineBreak(text)).toBe(line);
});
