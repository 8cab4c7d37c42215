import { describe, expect, test } from 'vitest';
import { readSource } from '../src/index.ts';

const facts = async (text: string) =>
  (await readSource(text, 'src/apple.tsx')) ?? expect.fail('it can be read');

describe('branches, by the arms that providers count', () => {
  const branches = async (text: string) =>
    (await facts(text)).branches.map(
      ({ type, startLine, startColumn, arms }) =>
        `${type} ${startLine}:${startColumn} ${arms
          .map((arm) =>
            arm === null ? '-' : `${arm.startLine}:${arm.startColumn}-${arm.endLine}:${arm.endColumn}`,
          )
          .join(' ')}`,
    );

  test.each([
    [
      'a condition, and one inside of it',
      'a ? (b ? 1 : 2) : 3;\n',
      ['cond-expr 1:0 1:5-1:14 1:18-1:19', 'cond-expr 1:5 1:9-1:10 1:13-1:14'],
    ],
    ['an arm over several lines', 'a\n  ? {\n      b,\n    }\n  : (c);\n', ['cond-expr 1:0 2:4-4:5 5:5-5:6']],
    [
      'a logical expression with all its leaves',
      '(a && (b || c)!) ?? (d as D);\n',
      ['binary-expr 1:0 1:1-1:2 1:7-1:8 1:12-1:13 1:21-1:22'],
    ],
    [
      'a logical expression inside of a leaf',
      'a && f(b || c);\n',
      ['binary-expr 1:0 1:0-1:1 1:5-1:14', 'binary-expr 1:7 1:7-1:8 1:12-1:13'],
    ],
    ['an if without else', 'if (a) b();\n', ['if 1:0 1:7-1:11 -']],
    ['an else', 'if (a) {\n} else {\n}\n', ['if 1:0 1:7-2:1 2:7-3:1']],
    [
      'cases by their bodies',
      'switch (a) {\n  case 1:\n  case 2:\n    b();\n    c();\n}\n',
      ['switch 1:0 - 4:4-5:8'],
    ],
    [
      'default values',
      'function f(a = 1, { b = 2 }) {}\n',
      ['default-arg 1:11 1:15-1:16', 'default-arg 1:20 1:24-1:25'],
    ],
    ['none in a type or an optional chain', 'type A = B extends C ? 1 : 2;\na?.b;\n', []],
  ])('%s', async (_what, text, expected) => {
    expect(await branches(text)).toEqual(expected);
  });
});

describe('where the code of a line stands', () => {
  test.each([
    ['without the brackets and separators around it', 'z\n  ? [a.b(), c]\n  : d;\n', [5, 13]],
    ['without its comment', '\na(); // b\n', [0, 1]],
    ['as brackets where it is nothing else', 'on(\n  [], // a\n);', [2, 4]],
    ['from its first column where it has none', 'on(`\n\n`);\n', [0, 0]],
    ['nowhere on a line that holds none', 'a();\n// b\n', null],
    ['nowhere behind the last line', 'a();\n', null],
  ])('%s', async (_what, text, expected) => {
    expect((await facts(text)).codeColumnsAt(2)).toEqual(expected);
  });
});
