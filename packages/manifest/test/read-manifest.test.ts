import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_COVERAGE_BANDS, manifestOf, linesOfManifest, readManifest } from '../src/index.ts';

const read = (text: string) => readManifest({ text, path: 'packages/orchard/feature.manifest.ts' });
const problems = async (text: string) => {
  const result = await read(text);
  return result.ok ? [] : result.problems.map(({ line, message }) => `${line}: ${message}`);
};
const define = (body: string) =>
  `import { defineFeature, DEFAULT_COVERAGE_BANDS as D } from '@tidemark/manifest';\nexport default defineFeature(${body});\n`;
const BAND = '{ statements: 90, branches: 80.5, functions: 90, lines: 90 }';

describe('a manifest', () => {
  test('of a name alone has every default', async () => {
    expect(await read(define("{ name: 'orchard' }"))).toEqual({ ok: true, value: manifestOf('orchard') });
    expect(manifestOf('orchard')).toMatchObject({
      baseline: DEFAULT_COVERAGE_BANDS.baseline,
      mutationScore: 80,
    });
  });

  test('with layers of its own holds those without a band to the baseline', async () => {
    const result = await read(
      define(
        `{ name: 'orchard', layers: { domain: ['src/a/**', 'src/b/**'], rest: 'src/c/**' }, coverage: { bands: { domain: ${BAND} } } }`,
      ),
    );
    expect(result).toMatchObject({
      ok: true,
      value: {
        layers: [
          { name: 'domain', globs: ['src/a/**', 'src/b/**'], band: { branches: 80.5 }, declared: true },
          { name: 'rest', globs: ['src/c/**'], band: DEFAULT_COVERAGE_BANDS.baseline, declared: true },
        ],
      },
    });
  });

  test.each([
    ['as const and satisfies', "({ name: 'orchard' } as const satisfies object)"],
    ['a template without expressions', '{ name: `orchard` }'],
    ['a constant of the file', 'MANIFEST'],
    ['quoted keys', "{ 'name': 'orchard' }"],
    [
      'spreads of our constants',
      "{ name: 'orchard', coverage: { bands: { ...D, entities: D.entities, baseline: D['baseline'] } } }",
    ],
    ['a spread of a list', "{ name: 'orchard', coverage: { exclude: [...[]] } }"],
  ])('is data with %s', async (_what, body) => {
    expect(await problems(`${define(body)}const MANIFEST = { name: 'orchard' };\n`)).toEqual([]);
  });

  test('may be exported without defineFeature, or by name', async () => {
    expect(await problems("export default { name: 'orchard' };\n")).toEqual([]);
    expect(
      await problems("const orchard = defineFeature({ name: 'orchard' });\nexport default orchard;\n"),
    ).toEqual([]);
    expect(await problems("export default { name: 'orchard' } satisfies object;\n")).toEqual([]);
  });

  test.each([
    ['a call', '{ name: name() }', '2: is code, not data'],
    ['a computed key', "{ ['na' + 'me']: 'orchard' }", '2: is computed, a method or an accessor'],
    ['a method', "{ name: 'orchard', coverage() {} }", '2: is computed, a method or an accessor'],
    ['a template with an expression', '{ name: `${1}` }', '2: is a template with expressions'],
    [
      'an unknown name',
      '{ name: process }',
      '2: refers to process, which is no constant of @tidemark/manifest or of this file',
    ],
    ['undefined', '{ name: undefined }', '2: is undefined; leave the key out instead'],
    ['a regular expression', '{ name: /a/ }', '2: is no string, number, boolean or null'],
    ['a hole', "{ name: 'orchard', coverage: { exclude: [,] } }", '2: has a hole'],
    ['a second value for a key', "{ name: 'orchard', name: 'cellar' }", '2: names name a second time'],
    ['a prototype', "{ name: 'orchard', __proto__: {} }", '2: is a key that sets a prototype'],
    ['a cast', "{ name: 'orchard' as any }", '2: is a cast; only as const and satisfies are data'],
    ['a plus', '{ name: +1 }', '2: is computed'],
    ['a member that is not there', '{ name: D.cellar }', '2: is no member of a known constant'],
    ['a spread of no object', "{ name: 'orchard', ...1 }", '2: is spread into an object and is none'],
    [
      'a spread of no list',
      "{ name: 'orchard', coverage: { exclude: [...1] } }",
      '2: is spread into a list and is no list',
    ],
    [
      'a constant that refers to itself',
      '{ name: LOOP }',
      '3: refers to LOOP, which is no constant of @tidemark/manifest or of this file',
    ],
  ])('with %s is no data', async (_what, body, expected) => {
    expect(await problems(`${define(body)}const LOOP = LOOP;\n`)).toEqual([expected]);
  });

  test.each([
    ['no default export', 'export const a = 1;\n', '1: has no default export'],
    ['a syntax error', 'export default {\n', '2: does not parse'],
    [
      'two arguments',
      "export default defineFeature({ name: 'a' }, 1);\n",
      '1: does not export defineFeature({…}) with one argument',
    ],
    [
      'another function',
      "export default other({ name: 'a' });\n",
      '1: does not export defineFeature({…}) with one argument',
    ],
    ['deep nesting', define(`{ name: ${'['.repeat(40)}${']'.repeat(40)} }`), '2: is nested too deep'],
    ['a quarter of a million characters', ' '.repeat(262_145), '1: is larger than 262144 characters'],
    [
      'a hundred thousand lists',
      `export default ${'['.repeat(1e5)}${']'.repeat(1e5)}`,
      '1: is nested too deep',
    ],
  ])('with %s is refused', async (_what, text, expected) => {
    expect((await problems(text))[0]).toContain(expected);
  });

  test('S36: is told every mistake at once, each with its line and the nearest key', async () => {
    const text = define(`{
  name: '',
  coverage: {
    bands: { entites: ${BAND}, baseline: { ...${BAND}, lines: 101, branches: 1.234 } },
    muationScore: 80,
    exclude: ['../src/**', '/etc', 'a\\\\b', '!src'],
    mutationTargets: ['nowhere'],
    allow: [{ path: 'src/a.ts', reason: ' ', expires: '2026-02-30' }],
  },
}`);
    const found = await problems(text);
    expect(found).toContain('6: coverage.muationScore is no key of a manifest; did you mean mutationScore?');
    expect(found.find((line) => line.startsWith('3: '))).toContain('name is wrong');
    expect(found.filter((line) => line.startsWith('7: '))).toHaveLength(4);
    expect(found.filter((line) => line.startsWith('9: '))).toEqual([
      '9: coverage.allow[0].reason is wrong: is empty; say why the file is let out',
      '9: coverage.allow[0].owner is missing',
      '9: coverage.allow[0].expires is no day of the calendar',
    ]);
  });

  test('may name only layers that there are', async () => {
    const found = await problems(
      define(
        `{ name: 'orchard', layers: { domain: 'src/**' }, coverage: { bands: { entities: ${BAND} }, mutationTargets: ['x'] } }`,
      ),
    );
    expect(found).toEqual([
      '2: coverage.bands.entities names no layer; the layers are domain, baseline',
      '2: coverage.mutationTargets[0] names no layer; the layers are domain, baseline',
    ]);
  });

  test.each(['baseline', 'a b'])('may not name a layer %j', async (name) => {
    expect(await problems(define(`{ name: 'orchard', layers: { '${name}': 'src/**' } }`))).toHaveLength(1);
  });

  test('of any text at all is read or refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        expect((await read(define(text))).ok || (await problems(define(text))).length > 0).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

test('the line of anything in a manifest is told, and of what is around it where it is missing', async () => {
  const lineOf = await linesOfManifest(
    "export default {\n  name: 'orchard',\n  coverage: {\n    bands: {},\n  },\n};\n",
  );
  expect([['name'], ['coverage', 'bands'], ['coverage', 'exclude', '0'], ['layers']].map(lineOf)).toEqual([
    2, 4, 3, 1,
  ]);
  expect((await linesOfManifest('export default {'))(['name'])).toBe(1);
});
