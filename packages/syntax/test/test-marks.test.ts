import { describe, expect, test } from 'vitest';
import { readSource } from '../src/index.ts';

const marks = async (text: string) =>
  ((await readSource(text, 'src/apple.test.ts')) ?? expect.fail('it can be read')).testMarks;

describe('calls that skip or focus', () => {
  test.each([
    ["it.skip('ripens', () => {});", 'skipped', 'it.skip'],
    ["it['skip']('ripens', () => {});", 'skipped', 'it.skip'],
    ["test.todo('ripens');", 'skipped', 'test.todo'],
    ["describe.only('ripens', () => {});", 'focused', 'describe.only'],
    ["it.concurrent.skip('ripens', () => {});", 'skipped', 'it.concurrent.skip'],
    ["it.skip.each([1])('ripens', () => {});", 'skipped', 'it.skip.each'],
    ["it.only.each`a`('ripens', () => {});", 'focused', 'it.only.each'],
    ["it.skipIf(isWindows)('ripens', () => {});", 'skipped', 'it.skipIf'],
    ["describe.runIf(false)('ripens', () => {});", 'skipped', 'describe.runIf'],
    ["test.fails('ripens', () => {});", 'skipped', 'test.fails'],
    ["xit('ripens', () => {});", 'skipped', 'xit'],
    ["fdescribe('ripens', () => {});", 'focused', 'fdescribe'],
    ["test('ripens', { skip: true }, () => {});", 'skipped', 'test'],
    ["test('ripens', { 'only': isLocal }, () => {});", 'focused', 'test'],
    ['test(`ripens ${a}`, (ctx) => { ctx.skip(); });', 'skipped', 'ctx.skip'],
    ["orchard.skip('ripens', function () {});", 'skipped', 'orchard.skip'],
    ['const spec = isLocal ? it.only : it;', 'focused', 'it.only'],
    ['const { skip } = describe;', 'skipped', 'describe.skip'],
  ])('%s is %s', async (text, kind, call) => {
    expect((await marks(text))[0]).toMatchObject({ kind, call });
  });
});

describe('calls that do neither', () => {
  test.each([
    "it('ripens', () => {});",
    "it.each([1])('ripens', () => {});",
    "test('ripens', { skip: false, timeout: 5 }, () => {});",
    "stream.skip('ripens');",
    'list.only(2);',
    "a[skip]('ripens', () => {});",
    'a().skip;',
    'it(...cases);',
    'const { each } = it;',
    'const { only } = list;',
    'const each = it.each;',
    '(() => 1)();',
    'const text = "it.skip(\'ripens\', () => {})";',
    "// it.skip('ripens', () => {});",
    "it('ripens', { ...options }, () => {});",
  ])('%s', async (text) => {
    expect(await marks(text)).toEqual([]);
  });
});

describe('the title', () => {
  test.each([
    ["it.skip('ripens in May', () => {});", 'ripens in May'],
    ['it.skip(`ripens in ${month} or so`, () => {});', 'ripens in … or so'],
    ['it.skip(name, () => {});', null],
    ['it.skip(1, () => {});', null],
  ])('of %s', async (text, title) => {
    expect((await marks(text))[0]?.title).toBe(title);
  });
});

describe('the reason', () => {
  test.each([
    ['on the line above', '// off -- waits for #12\nit.skip(a, b);\n', 'waits for #12'],
    ['behind the call', 'it.skip(a, b); // -- waits for #12\n', 'waits for #12'],
    ['nowhere', '// waits for #12\nit.skip(a, b);\n', null],
    ['too far above', '// off -- waits for #12\n\nit.skip(a, b);\n', null],
  ])('stands %s', async (_where, text, reason) => {
    expect((await marks(text))[0]?.reason).toBe(reason);
  });
});

test('the lines of a call are those before its arguments', async () => {
  expect((await marks("a();\nit\n  .concurrent\n  .skip('ripens', () => {\n});\n"))[0]?.lines).toEqual([
    2, 4,
  ]);
});

test('a call is one mark although its words are read twice', async () => {
  expect(await marks("it.skip.each([1])('ripens', () => {});\n")).toHaveLength(1);
});
