import { describe, expect, test } from 'vitest';
import { hintsInText, mayHoldMarks, readSource } from '../src/index.ts';

const hints = async (text: string, path = 'src/apple.ts') =>
  ((await readSource(text, path)) ?? expect.fail(`${path} can be read`)).hints;

describe('what a hint hides', () => {
  test.each([
    ['file', '/* v8 ignore file */\na();\nb();\n', [1, 3]],
    ['start to stop', 'a();\n/* v8 ignore start */\nb();\n/* v8 ignore stop */\nc();\n', [2, 4]],
    ['start without a stop: to the end', 'a();\n/* c8 ignore start */\nb();\nc();\n', [2, 4]],
    ['disable to enable', '/* node:coverage disable */\nb();\n/* node:coverage enable */\nc();\n', [1, 3]],
    ['next: the widest node', '/* v8 ignore next */\nif (a) {\n  b();\n}\nc();\n', [2, 4]],
    ['next behind other comments', '/* istanbul ignore next */\n// why\n\nfunction f() {\n}\n', [4, 5]],
    ['next inside an expression', 'f(\n  /* istanbul ignore next */\n  a,\n  b,\n);\n', [3, 3]],
    ['next of a class member', 'class A {\n  /* v8 ignore next */\n  b() {\n    c();\n  }\n}\n', [3, 5]],
    ['next n: so many lines', '/* v8 ignore next 2 */\na();\nb();\nc();\n', [1, 3]],
    ['node: next n', '/* node:coverage ignore next 1 */\na();\nb();\n', [1, 2]],
    ['node: next', '/* node:coverage ignore next */\na();\nb();\n', [2, 2]],
    ['if', '/* v8 ignore if */\nif (a) {\n  b();\n} else {\n  c();\n}\n', [2, 4]],
    ['else', '/* istanbul ignore else */\nif (a) {\n  b();\n} else {\n  c();\n}\n', [4, 6]],
    ['else of an if without one', '/* istanbul ignore else */\nif (a) {\n  b();\n}\n', null],
    ['a form nobody knows', '/* v8 ignore everything */\na();\n', null],
    ['next with nothing after it', 'a();\n/* v8 ignore next */\n', null],
    ['mutants', '// Stryker disable next-line all\na();\n', null],
    ['stop alone', 'a();\n/* v8 ignore stop */\n', null],
  ])('%s', async (_what, text, lines) => {
    expect((await hints(text))[0]?.hides).toEqual(lines);
  });
});

describe('what is no hint', () => {
  test.each([
    ['a string', "a('/* v8 ignore next */');\n"],
    ['a template literal', 'a(`\n/* v8 ignore start */\n`);\n'],
    ['a comment that speaks of one', '// we never write v8 ignore next here\na();\n'],
    ['a regular expression', 'a(/[/*] v8 ignore next/);\n'],
  ])('%s', async (_what, text) => {
    expect(await hints(text)).toEqual([]);
  });
});

describe('reasons', () => {
  test.each([
    ['/* v8 ignore next -- no Windows here */', 'no Windows here'],
    ['/* v8 ignore next -- @preserve no Windows here */', 'no Windows here'],
    ['/* v8 ignore next -- @preserve */', null],
    ['/* v8 ignore next -- */', null],
    ['/* v8 ignore next -- ... */', null],
    ['/* v8 ignore next: because */', null],
    ['// Stryker disable next-line all: only a log line', 'only a log line'],
    ['// Stryker disable next-line all -- only a log line', 'only a log line'],
    ['// Stryker disable all', null],
    ['/**\n * istanbul ignore next -- goes\n * with the shop\n */', 'goes with the shop'],
  ])('%s gives %s', async (comment, reason) => {
    expect((await hints(`${comment}\na();\n`))[0]?.reason).toBe(reason);
  });
});

test('a hint carries its line and its text on one line', async () => {
  expect(await hints('a();\n/*\n * v8 ignore next\n */\nb();\n')).toEqual([
    {
      form: 'next',
      at: [2, 4],
      place: { start: 5, end: 29 },
      text: 'v8 ignore next',
      reason: null,
      hides: [5, 5],
    },
  ]);
});

test('a hint in JSX is one', async () => {
  const text = 'const a = (\n  <b>\n    {/* v8 ignore next */}\n    {c}\n  </b>\n);\n';
  expect(await hints(text, 'a.tsx')).toHaveLength(1);
});

test('hints of a language without a parser are found by the look of a comment', () => {
  const text = '<script>\n// v8 ignore start\na();\n</script>\n<!-- v8 ignore file -->\n/* plain */';
  expect(hintsInText(text).map(({ at, hides }) => [at, hides])).toEqual([
    [
      [2, 2],
      [2, 6],
    ],
    [
      [5, 5],
      [1, 6],
    ],
  ]);
});

test.each([
  ['/* v8 ignore next */', true],
  ['// Stryker disable all', true],
  ['/* node:coverage disable */', true],
  ['it.skip()', true],
  ['describe.runIf(a)', true],
  ['xit()', true],
  ['fdescribe()', true],
  ['it({ only: true })', true],
  ['pick(apple);', false],
])('%s may hold marks: %s', (text, answer) => {
  expect(mayHoldMarks(text)).toBe(answer);
});
