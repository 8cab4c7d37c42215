import { describe, expect, test } from 'vitest';
import { doctor, found, orchard } from './healthy-orchard.ts';

const MANIFEST = 'packages/apple/feature.manifest.ts';
const REST = "reason: 'grafting', owner: 'pomona', expires: '2027-12-31'";
const promised = (manifest: string) =>
  orchard({ [MANIFEST]: `export default defineFeature({\n${manifest}\n});\n` });

describe('empty-layer', () => {
  test('is found where no code is in a layer that the manifest names', async () => {
    const layers = "name: 'apple', layers: {\n fruit: 'src/*.ts',\n root: 'src/roots/**' }";
    expect(await found(promised(layers))).toEqual([`empty-layer ${MANIFEST}:4`]);
  });

  test('is found where a band is for a default layer that has no file', async () => {
    const bands =
      "name: 'apple', coverage: { bands: {\n entities: { statements: 1, branches: 1, functions: 1, lines: 1 } } }";
    expect(await found(promised(bands))).toEqual([`empty-layer ${MANIFEST}:3`]);
  });

  test('is not found where an allow entry lets out the only file of a layer', async () => {
    const layers = `name: 'apple', layers: { fruit: 'src/*.ts' },\n coverage: { allow: [{ path: 'src/apple.ts', ${REST} }] }`;
    expect(await found(promised(layers))).toEqual([]);
  });
});

describe('idle-exclusion', () => {
  test('is found in exclude and allow globs that match no file, at their lines', async () => {
    const rules = `name: 'apple', coverage: {\n exclude: ['src/generated/**',\n 'src/old/**'],\n allow: [{ path: 'src/apple.ts', ${REST} },\n { path: 'src/pear.ts', ${REST} }] }`;
    const repository = promised(rules);
    expect(await found(repository)).toEqual([`idle-exclusion ${MANIFEST}:4`, `idle-exclusion ${MANIFEST}:6`]);
    expect((await doctor(repository)).code).toBe(0);
  });
});

describe('an allow entry', () => {
  const until = (expires: string) =>
    promised(
      `name: 'apple', coverage: {\n allow: [{ path: 'src/apple.ts', reason: 'r', owner: 'pomona', expires: '${expires}' }] }`,
    );

  test('is allow-expired after its last day, an error', async () => {
    const { document, code } = await doctor(until('2026-11-20'));
    expect(code).toBe(1);
    expect(document.findings).toMatchObject([{ code: 'allow-expired', file: MANIFEST, line: 3 }]);
    expect(document.findings[0]?.message).toContain('(pomona) held until 2026-11-20');
  });

  test.each([
    ['2026-11-21', 'today'],
    ['2026-11-22', 'in 1 day'],
    ['2026-12-21', 'in 30 days'],
  ])('that ends on %s is allow-expiring, %s, a warning', async (expires, words) => {
    const { document, code } = await doctor(until(expires));
    expect(code).toBe(0);
    expect(document.findings).toMatchObject([{ code: 'allow-expiring', severity: 'warning', line: 3 }]);
    expect(document.findings[0]?.message).toContain(`, ${words}`);
  });

  test('that ends later is fine', async () => {
    expect(await found(until('2026-12-22'))).toEqual([]);
  });
});
