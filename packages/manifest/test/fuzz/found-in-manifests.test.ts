import { describe, expect, test } from 'vitest';
import { compileLayers, exclusionOf, isBoundedGlob, readManifest } from '../../src/index.ts';

async function said(text: string): Promise<string> {
  const read = await readManifest({ text, path: 'feature.manifest.ts' });
  return read.ok ? 'fine' : `${read.problems.length} ${read.problems[0]?.line}: ${read.problems[0]?.message}`;
}
const manifest = (rest: string) => `export default defineFeature({ name: 'orchard', ${rest} })`;
const excluding = (list: string) => manifest(`coverage: { exclude: ${list} }`);

describe('a manifest that asks for more than it holds', () => {
  const spreads = (levels: number, last: string) =>
    `const a0 = ['x', 'x'];\n${Array.from({ length: levels }, (_, level) => `const a${level + 1} = [${`...a${level}, `.repeat(10)}];\n`).join('')}${last}`;

  test('by spreading lists ten times over is refused', async () => {
    expect(await said(spreads(2, excluding('a2')))).toBe('fine');
    expect(await said(spreads(12, excluding('a12')))).toMatch(/^\d+ \d+: makes more than 20000 values/);
  });

  test('by spreading objects ten times over is refused, and so is what is the last value of it', async () => {
    const many = `const a = { ${Array.from({ length: 3000 }, (_, index) => `k${index}: 'x'`).join(', ')} };\n`;
    expect(await said(`${many}${manifest(`layers: { ${'...a, '.repeat(10)} }`)}`)).toMatch(
      /^\d+ \d: makes more than 20000 values/,
    );
    expect(await said(`const a = [${"'x', ".repeat(9000)}];\n${excluding('[...a, ...a]')}`)).toMatch(
      /^\d+ \d: makes more than 20000 values/,
    );
  });

  test.each([
    ['by its brackets', manifest(`layers: ${'['.repeat(100_000)}`)],
    ['by a sum', manifest(`name2: 1${'+1'.repeat(100_000)}`)],
  ])('of its parser, %s, is refused', async (_what, text) => {
    expect(await said(text)).toBe('1 1: is nested too deep');
  });
});

test('many problems are told with their lines, the first hundred of them', async () => {
  expect(await said(excluding(`[${'\npick(),'.repeat(15_000)}]`))).toBe('100 2: is code, not data');
  const keys = Array.from({ length: 9000 }, (_, index) => `\nk${index}: 1`).join(',');
  expect(await said(manifest(keys))).toMatch(/^100 2: k0 is no key of a manifest/);
});

describe('a glob', () => {
  test.each([
    '+(+(a))b',
    '*(a|a)b',
    '@(a|a)+b',
    '{a,a}+b',
    '[a]+b',
    '*a*a*a*a*a*a*a*a*b',
    'src/**/a/**/a/**/a/**/a/**/a/**/b',
    `${'{a,aa}'.repeat(20)}b`,
  ])('that takes longer than anyone waits is refused: %s', async (glob) => {
    expect(isBoundedGlob(glob)).toBe(false);
    expect(await said(excluding(`['${glob}']`))).toContain('has too many wildcards, or a group that repeats');
  });

  test.each(['src/**/*.{test,spec}.*', '**/__tests__/**', '**/*.{test,spec}-d.*', '!(a)/@(b|c)/?(d)*.[jt]s'])(
    'as people write them is fine: %s',
    (glob) => expect(isBoundedGlob(glob)).toBe(true),
  );

  test('of the kind that is taken is matched soon on a path made for it', async () => {
    const globs = ['*a*a*b', '**/a/**/a/**/b', '{a,aa}{a,aa}{a,aa}{a,aa}{a,aa}{a,aa}*b', 'x!(*a)!(*a)b'];
    const read = await readManifest({
      text: excluding(JSON.stringify(globs)),
      path: 'feature.manifest.ts',
    });
    if (!read.ok) throw new Error(read.problems[0]?.message);
    for (const path of [`${'a'.repeat(250)}c`, `${'a/'.repeat(120)}c`]) {
      expect(exclusionOf(read.value, path, '2026-01-01')).toBeNull();
      expect(compileLayers(read.value).layerOf(path)).toEqual({ ok: true, value: 'baseline' });
    }
  });
});
