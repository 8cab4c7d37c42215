import { createRepository, istanbulReport, lcov, type Entry } from '@tidemark/test-kit';
import { describe, expect, test } from 'vitest';
import { diff, uncoveredLines } from '../run-tidemark.ts';

const APPLE = 'src/apple.ts';

/** Changes a file from one text to the other, with this report of it, and gives what is uncovered. */
async function uncovered(before: string, after: string, entry: Entry): Promise<string[]> {
  const repository = createRepository({ [APPLE]: before });
  repository.write({ [APPLE]: after, 'coverage/coverage-final.json': istanbulReport({ [APPLE]: entry }) });
  return uncoveredLines(await diff(repository));
}

describe('a changed line of brackets alone owes its run', () => {
  test('in a template literal', async () => {
    const entry: Entry = {
      statements: [
        ['1:19-5:1', 1],
        ['2:2-5:1', 0],
      ],
      functions: [['1:19-5:1', 0]],
    };
    expect(
      await uncovered(
        'export const sql = () =>\n  `select (\n`;\n',
        'export const sql = () =>\n  `select (\n)\n;\n`;\n',
        entry,
      ),
    ).toEqual([`${APPLE}:3`, `${APPLE}:4`]);
  });

  test('as a function that was never called', async () => {
    const entry: Entry = { statements: [['1:0-4:2', 1]], functions: [['3:2-3:10', 0]] };
    expect(await uncovered("on(\n  'x',\n);\n", "on(\n  'x',\n  () => {},\n);\n", entry)).toEqual([
      `${APPLE}:3`,
    ]);
  });

  test('as the call itself', async () => {
    const before = 'export function f() {\n  void wipe\n}\n';
    const entry: Entry = { statements: [['2:2-3:4', 0]], functions: [['1:7-4:1', 0]] };
    expect(await uncovered(before, before.replace('wipe\n', 'wipe\n  ()\n'), entry)).toEqual([`${APPLE}:3`]);
  });
});

test('a decorator of a field without a value owes its run, and the field does not', async () => {
  const field = '  rings!: string;\n}\n';
  const entry: Entry = {
    statements: [
      ['3:4-3:41', 0],
      ['4:4-4:25', 0],
    ],
    functions: [['2:10-5:3', 0]],
  };
  expect(
    await uncovered(
      `export class Tree {\n${field}`,
      `export class Tree {\n  @Shape(({ value }) => {\n    if (value === null) return fell();\n    return String(value);\n  })\n${field}`,
      entry,
    ),
  ).toEqual([`${APPLE}:2`, `${APPLE}:3`, `${APPLE}:4`]);
});

describe('a new module that no test imports owes its run', () => {
  const WIPE = "import fs from 'node:fs';\n\nexport default fs.rmSync(\n  '/never',\n  {},\n);\n";
  test.each([
    ['a call that it exports', WIPE, [3, 4, 5]],
    ['an object that it exports', "export default {\n  name: 'apple',\n};\n", [1, 2]],
    ['a class without members', 'export class NotFound extends Error {}\n', [1]],
  ])('as %s', async (_what, text, lines) => {
    expect(await uncovered('', text, {})).toEqual(lines.map((line) => `${APPLE}:${line}`));
  });

  test('and one that a test imports has it', async () => {
    const entry: Entry = { statements: [['1:14-1:15', 1]] };
    expect(
      await uncovered('', 'const a = 1;\nexport class NotFound extends Error {}\nexport default a;\n', entry),
    ).toEqual([]);
  });
});

describe('a changed line in an arm that was never taken owes its run although the statement around it ran', () => {
  const view = (title: string) =>
    `export const view = (admin) => ({\n  panel: admin\n    ? {\n        title: ${title},\n      }\n    : null,\n});\n`;

  test('with statements in the report', async () => {
    const entry: Entry = {
      statements: [
        ['1:20-7:2', 1],
        ['1:31-7:2', 3],
      ],
      functions: [['1:31-7:2', 3]],
      branches: [['cond-expr', '2:9-6:10', ['3:6-5:7', 0], ['6:6-6:10', 3]]],
    };
    expect(await uncovered(view('old'), view('launch(admin)'), entry)).toEqual([`${APPLE}:4`]);
  });

  test('with lines only, and an arm that was taken does not', async () => {
    const repository = createRepository({ [APPLE]: view('old') });
    const report = (...taken: [number, number]) =>
      lcov({ [APPLE]: { 1: 3 } }, { [APPLE]: taken.map((times, arm) => [2, 0, arm, times] as const) });
    repository.write({ [APPLE]: view('launch(admin)'), 'coverage/lcov.info': report(0, 3) });
    expect(uncoveredLines(await diff(repository))).toEqual([`${APPLE}:4`]);
    repository.write({ 'coverage/lcov.info': report(3, 0) });
    expect(uncoveredLines(await diff(repository))).toEqual([]);
  });
});
