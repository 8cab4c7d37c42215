import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  entriesOf,
  readJsonValue,
  readModuleValue,
  textOf,
  textsOf,
  valueAt,
  type StaticValue,
} from '../src/index.ts';

/** A value without its lines, as plain data; what is not known is '?'. */
function show(value: StaticValue | null): unknown {
  switch (value?.kind) {
    case undefined:
      return null;
    case 'literal':
      return value.value;
    case 'list':
      return value.items.map(show);
    case 'call':
      return { [`${value.callee}()`]: value.given.map(show) };
    case 'unknown':
      return '?';
    case 'object':
      return {
        ...Object.fromEntries([...value.entries].map(([key, entry]) => [key, show(entry)])),
        ...(value.rest.length === 0 ? {} : { '...': value.rest.map(show) }),
      };
  }
}

describe('a module', () => {
  test.each([
    [
      'an object',
      'export default { a: 1, "b": [true, null, -0 + 1], 3: `pear` }',
      { a: 1, b: [true, null, '?'], 3: 'pear' },
    ],
    ['a call', 'export default defineConfig({ a: 1 })', { 'defineConfig()': [{ a: 1 }] }],
    ['a cast', 'export default ({ a: 1 } as const) satisfies Tree', { a: 1 }],
    [
      'a constant',
      'const trees = ["apple"]; export default { trees, more: [...trees, ...grow()] }',
      { trees: ['apple'], more: ['apple', { 'grow()': [] }] },
    ],
    [
      'an exported constant',
      'export const a = { b: 1, ...c }; const c = { d: 2 }; export default a',
      { b: 1, d: 2 },
    ],
    [
      'a spread call',
      'export default { ...grow(1), ...{ ...{ a: 1 }, ...b }, a: 2 }',
      { a: 2, '...': [{ 'grow()': [1] }, '?'] },
    ],
    ['a function', 'export default defineConfig(() => ({ a: 1 }))', { 'defineConfig()': [{ a: 1 }] }],
    ['a function with a return', 'export default function () { const b = 1; return { a: 1 } }', { a: 1 }],
    ['a function with two', 'export default async () => { if (b) return {}; return { a: 1 } }', '?'],
    ['await', 'export default { a: await grow() }', { a: { 'grow()': [] } }],
    ['CommonJS', 'module.exports = { a: 1 }', { a: 1 }],
    ['export =', 'export = { a: 1 }', { a: 1 }],
    [
      'what is computed',
      'export default { [a]: 1, get b() { return 1 }, c: /d/, e: `${f}`, g: h.i(), j: [, 1], k: 1n }',
      { b: '?', c: '?', e: '?', g: '?', j: [1], k: '?', '...': ['?'] },
    ],
    ['a constant of itself', 'const a = { a }; export default a', { a: '?' }],
    ['a declared function', 'export default function tree(): void', '?'],
    ['no export', 'const a = 1; b = 2; c.exports = 3', null],
    ['no program', 'export default {', null],
    ['nothing', '', null],
  ])('gives %s', async (_what, text, expected) => {
    expect(show(await readModuleValue(text))).toEqual(expected);
  });

  test('gives nothing when it is very large, and unknown below a depth', async () => {
    expect(await readModuleValue(`export default 1;${' '.repeat(2 * 1024 * 1024)}`)).toBeNull();
    const deep = show(await readModuleValue(`export default ${'['.repeat(100)}${']'.repeat(100)}`));
    expect(JSON.stringify(deep)).toContain('"?"');
  });
});

describe('JSON', () => {
  test('is read with comments, trailing commas and the lines of its values', async () => {
    const value = await readJsonValue(
      '\ufeff{ // orchard\n  "tasks": {\n    "a:b": ["x", 1,],\n  },\n} // end',
    );
    expect(show(value)).toEqual({ tasks: { 'a:b': ['x', 1] } });
    expect(valueAt(value, 'tasks', 'a:b')?.line).toBe(3);
  });

  test.each(['', '{', '{"a":}', '1); grow(2', '{} {}', '/* '])('is none: %j', async (text) => {
    expect(await readJsonValue(text)).toBeNull();
  });

  test('gives what JSON.parse gives', async () => {
    const plain = fc
      .jsonValue({ depthSize: 'small' })
      .filter((value) => !JSON.stringify(value).includes('__proto__'));
    await fc.assert(
      fc.asyncProperty(plain, async (value) => {
        const text = JSON.stringify(value, null, 2);
        const shown = JSON.stringify(show(await readJsonValue(text)));
        // A number below zero is an operator before a number: no configuration we look for has one.
        if (!/-\d/.test(text)) expect(JSON.parse(shown)).toEqual(JSON.parse(text));
      }),
      { numRuns: 200 },
    );
  });
});

test('a value is asked by keys, and answers nothing where it has none', async () => {
  const value = await readJsonValue('{ "a": { "b": "apple" }, "c": ["pear", 1], "d": 2 }');
  expect(textOf(valueAt(value, 'a', 'b'))).toBe('apple');
  expect(valueAt(value, 'a', 'b', 'c')).toBeNull();
  expect(textsOf(valueAt(value, 'c'))).toEqual(['pear']);
  expect(textsOf(valueAt(value, 'a', 'b'))).toEqual(['apple']);
  expect(textsOf(null)).toEqual([]);
  expect(textOf(valueAt(value, 'd'))).toBeNull();
  expect([...entriesOf(valueAt(value, 'a')).keys()]).toEqual(['b']);
  expect(entriesOf(valueAt(value, 'd')).size).toBe(0);
});
