import fc from 'fast-check';
import { linesOf } from '@tidemark/kernel';
import { describe, expect, test } from 'vitest';
import { readSource } from '../src/index.ts';

const facts = async (text: string, path = 'src/apple.ts') =>
  (await readSource(text, path)) ?? expect.fail(`${path} can be read`);
const codeLines = async (text: string, path?: string) => [...linesOf((await facts(text, path)).codeLines)];

describe('lines that hold no code', () => {
  test.each([
    ['a blank line', '\n'],
    ['the line that names an interpreter', '#!/usr/bin/env node\n'],
    ['a comment', '// note\n/* a\n b */\n'],
    ['a type', 'type Ripe = {\n  readonly at: number;\n};\n'],
    ['an interface', 'export interface Tree {\n  grow(): void;\n}\n'],
    ['a declaration', 'declare const apple: string;\ndeclare function pick(): void;\n'],
    [
      'a class and an enum that are elsewhere',
      'declare class Tree {\n  grow(): void;\n}\ndeclare enum Kind {\n  Red = 1,\n}\n',
    ],
    ['an import of CommonJS', "import apple = require('./apple.cjs');\n"],
    ['an import', "import {\n  apple,\n} from './apple.ts';\n"],
    ['a re-export', "export * from './apple.ts';\nexport type { Pear } from './pear.ts';\n"],
    ['closing punctuation', '{\n}\n;\n'],
  ])('%s', async (_what, text) => {
    expect(await codeLines(text)).toEqual([]);
  });

  test.each([
    ['methods', 'class A {\n  do() {\n  }\n  try() {\n  }\n  static() {\n  }\n}\n', [1, 2, 4, 6]],
    [
      'properties',
      'a({\n  else,\n  finally: () => {\n  },\n  default:\n    b,\n});\n'.replace('else,', 'else: 1,'),
      [1, 2, 3, 5, 6],
    ],
    ['members of an enum', 'enum A {\n  else,\n  do,\n  finally\n}\n', [1, 2, 3, 4]],
  ])('but not where they are names: %s', async (_what, text, expected) => {
    expect(await codeLines(text)).toEqual(expected);
  });

  test('and no text between tags or of their attributes, whatever it looks like', async () => {
    const text =
      'a(\n  <b\n    do\n    c="\n      else\n    "\n    d={[\n    ]}\n  >\n    else\n\n    default:\n    ;\n    )\n  </b>,\n);\n';
    expect(await codeLines(text, 'src/apple.tsx')).toEqual([1, 2, 3, 4, 5, 6, 7, 9, 10, 12, 13, 14, 15]);
  });

  test('words that only lead to a block', async () => {
    const text = 'if (a) {\n  b();\n} else {\n  c();\n}\ntry {\n  d();\n} finally {\n  e();\n}\n';
    expect(await codeLines(text)).toEqual([1, 2, 4, 7, 9]);
  });

  test('members of a class that leave nothing behind', async () => {
    const text =
      'abstract class A {\n  a?: string;\n  abstract b(): void;\n  [key: string]: unknown;\n  c = 1;\n  d(): void;\n  d() {}\n}\n';
    expect(await codeLines(text)).toEqual([1, 5, 7]);
  });
});

describe('a cast leaves its value', () => {
  test.each([
    ['as const', 'const a = [\n  1,\n] as const;\n', [1, 2]],
    ['satisfies', 'const a = {\n  b: 1,\n} satisfies Tree;\n', [1, 2]],
    ['both, one behind the other', 'f(\n  { a: 1 } as const satisfies\n    Tree,\n);\n', [1, 2]],
    [
      'a type over several lines',
      'const a = (\n  pick as (\n    b: Apple,\n  ) => Pear\n)(\n  c,\n);\n',
      [1, 2, 5, 6],
    ],
    ['an exclamation mark', 'const a = pick(\n  b,\n)!;\n', [1, 2]],
    ['angle brackets', 'const a = <\n  Apple\n>b;\n', [1, 3]],
  ])('%s', async (_what, text, lines) => {
    expect(await codeLines(text)).toEqual(lines);
  });

  test('what a class implements, on a line of its own', async () => {
    expect(await codeLines('class A\n  extends B\n  implements C, D {\n  e = 1;\n}\n')).toEqual([1, 2, 4]);
  });
});

describe('lines that hold code', () => {
  test('a continuation line, a default argument and an arrow', async () => {
    expect(await codeLines('const f = (\n  a = 1,\n  b = 2,\n) =>\n  a + b;\n')).toEqual([1, 2, 3, 5]);
  });

  test('code behind a comment, and code before one', async () => {
    expect(await codeLines('/* a */ b();\nc(); // d\n')).toEqual([1, 2]);
  });

  test('JSX in .tsx and .jsx', async () => {
    expect(await codeLines('const a = (\n  <b>\n    text\n  </b>\n);\n', 'a.tsx')).toEqual([1, 2, 3, 4]);
  });
});

describe('lines of brackets alone that run', () => {
  test.each([
    ['a call', 'void wipe\n()\n', [1, 2]],
    ['a call behind a comment', 'void wipe\n/* ( */ // (\n()\n', [1, 3]],
    ['a call with arguments', 'void wipe\n(\n  1,\n);\n', [1, 2, 3]],
    ['a construction', 'new Wipe\n()\n', [1, 2]],
    ['a construction without brackets', 'new Wipe;\n()=>{};\n', [1, 2]],
    ['a function', 'on(\n  () => {},\n);\n', [1, 2]],
    ['values', 'on(\n  {},\n  [],\n  [\n  ],\n);\n', [1, 2, 3, 4]],
    ['text of a template', 'on(`\n)\n\n;${\n1\n}`);\n', [1, 2, 3, 4, 5, 6]],
  ])('%s', async (_what, text, expected) => {
    expect(await codeLines(text)).toEqual(expected);
  });

  test('not the blocks, parameters and ends around them', async () => {
    expect(await codeLines('function wipe\n(\n)\n{\n}\non(\n  1\n)\n')).toEqual([1, 6, 7]);
  });
});

describe('decorators of a field without a value', () => {
  test('run, and what is behind them does not', async () => {
    const text =
      'class Tree {\n  @Shape(({ value }) => {\n    return value;\n  })\n  rings!: string;\n\n  @Id()\n  declare id: number;\n}\n';
    expect(await codeLines(text)).toEqual([1, 2, 3, 7]);
    expect((await facts(text)).regions.map(({ startLine }) => startLine)).toEqual([2, 3]);
  });

  test('leave a computed name to run', async () => {
    expect(await codeLines('class Tree {\n  [rings()]:\n    string;\n}\n')).toEqual([1, 2]);
  });
});

describe('tests inside the source', () => {
  test.each([
    ['a block', 'a();\nif (import.meta.vitest) {\n  b();\n}\nc();\n', [[2, 4]]],
    ['a block without braces', 'if (import.meta.vitest)\n  b();\n', [[1, 2]]],
    ['not its alternative', 'if (import.meta.vitest) {\n  b();\n} else {\n  c();\n}\n', [[1, 2]]],
    ['not what shares its lines', 'a(); if (import.meta.vitest) {\n  b();\n} c();\n', [[2, 2]]],
    ['not a block of one line that is shared', 'a(); if (import.meta.vitest) { b(); } c();\n', []],
    [
      'no other condition',
      'if (import.meta.env) {\n}\nif (a.vitest) {\n}\nif (import.meta[vitest]) {\n}\n',
      [],
    ],
  ])('%s', async (_what, text, expected) => {
    expect((await facts(text)).testLines).toEqual(expected);
  });
});

test('an arrow begins with its first bracket, behind the types it takes', async () => {
  expect(await codeLines('on(\n  <\n    A,\n  >(\n  ) => {\n    b();\n  },\n);\n')).toEqual([1, 4, 6]);
});

describe('regions', () => {
  const starts = async (text: string) =>
    (await facts(text)).regions.map(({ kind, startLine, endLine }) => `${kind} ${startLine}-${endLine}`);

  test('statements lie where their code begins, an initialiser after its name', async () => {
    expect(await starts('const a =\n  b();\nif (a) {\n  c();\n}\n')).toEqual([
      'statement 2-2',
      'statement 3-5',
      'statement 4-4',
    ]);
  });

  test('functions of every kind, and the expression that an arrow returns', async () => {
    const text = 'function a() {}\nconst b = () => 1;\nclass C {\n  d() {}\n  e = 2;\n  f = () => {};\n}\n';
    expect(await starts(text)).toEqual([
      'function 1-1',
      'function 2-2',
      'statement 2-2',
      'function 4-4',
      'statement 5-5',
      'function 6-6',
    ]);
  });

  test('an expression that begins with a bracket lies where the token before it is, as reports have it', async () => {
    expect(await starts('const a = (b) =>\n  (b || c) && d;\nconst e =\n  (f).g;\n')).toEqual([
      'function 1-2',
      'statement 1-2',
      'statement 3-4',
    ]);
  });

  test('columns count UTF-16 units from 0, behind emoji too', async () => {
    expect((await facts("'🍎é'; a();\n")).regions.at(-1)).toMatchObject({ startLine: 1, startColumn: 7 });
  });

  test('a directive is no statement', async () => {
    expect(await starts("'use strict';\n")).toEqual([]);
  });
});

describe('names', () => {
  test('are qualified by what is around them', async () => {
    const text =
      'class Basket {\n  add() {\n    const weigh = () => 1;\n  }\n  #hide() {}\n  static key = class {};\n}\nfunction pick() {}\n';
    expect((await facts(text)).names.map(({ name }) => name)).toEqual([
      'Basket',
      'Basket.add',
      'Basket.add.weigh',
      'Basket.#hide',
      'Basket.key',
      'pick',
    ]);
    expect((await facts('export default function () {}\n')).names).toEqual([]);
  });
});

describe('a file', () => {
  test('without statements holds types, imports and re-exports only', async () => {
    expect((await facts("export type A = 1;\nexport * from './b.ts';\nexport {};\n")).noStatements).toBe(
      true,
    );
    expect((await facts("import './side-effect.ts';\n")).noStatements).toBe(true);
    expect((await facts('export const a = 1;\n')).noStatements).toBe(false);
    expect((await facts('export enum A {\n  b,\n}\n')).noStatements).toBe(false);
    expect((await facts('export function a() {}\n')).noStatements).toBe(false);
  });

  test('knows lines whose indentation is content', async () => {
    expect((await facts('a(`\n  b\n`);\nc();\n')).literalLines).toEqual([[2, 3]]);
  });

  test('counts its lines with and without a last line break, and with carriage returns', async () => {
    expect((await facts('a();\r\nb();\r\n')).lineCount).toBe(2);
    expect((await facts('a();\nb();')).lineCount).toBe(2);
    expect((await facts('')).lineCount).toBe(0);
    expect((await facts('\ufeffa();\n')).lineCount).toBe(1);
  });

  test.each([
    ['another language', '<template/>', 'a.vue'],
    ['a syntax error', 'const = ;', 'a.ts'],
    ['two million characters', 'a();\n'.repeat(500_000), 'a.ts'],
    ['three hundred thousand brackets', `a(${'('.repeat(3e5)}1${')'.repeat(3e5)})`, 'a.ts'],
    ['five thousand nested lists', `a(${'['.repeat(5000)}${']'.repeat(5000)})`, 'a.ts'],
  ])('cannot be read: %s', async (_what, text, path) => {
    expect(await readSource(text, path)).toBeNull();
  });

  test.each([
    ['lists', `a(${'['.repeat(1500)}${']'.repeat(1500)});\n`],
    ['terms', `a('b'${" +\n'b'".repeat(1500)});\n`],
    ['members', `a${'.b'.repeat(2000)};\n`],
    ['arrows', `a(${'b => '.repeat(1500)}1);\n`],
  ])('of some thousand nested %s is read', async (_what, text) => {
    expect((await facts(text)).regions[0]).toMatchObject({ kind: 'statement', startLine: 1 });
  });

  test('in CommonJS is read as a script', async () => {
    expect(await codeLines('with (a) b();\n', 'a.cjs')).toEqual([1]);
  });

  test('of any text at all is read or refused, and its code lines lie in it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        const read = await readSource(text, 'a.ts');
        if (read !== null)
          expect(Math.max(0, ...linesOf(read.codeLines))).toBeLessThanOrEqual(read.lineCount);
      }),
    );
  });
});
