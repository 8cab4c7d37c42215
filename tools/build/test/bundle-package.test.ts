import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder, writeTree, type FileTree } from '@tidemark/test-kit';
import { expect, test } from 'vitest';
import { bundlePackage } from '../src/bundle-package.ts';
import { PARTS } from '../src/joined-parts.ts';

const PACKAGES = path.resolve(import.meta.dirname, '../../../packages');

/** What is made of a package with these files: contents by name, or why nothing was. */
async function bundled(description: object, files: FileTree): Promise<Record<string, string>> {
  const folder = temporaryFolder();
  writeTree(folder, {
    'package.json': JSON.stringify({ name: 'orchard', exports: { '.': './src/index.ts' }, ...description }),
    ...files,
  });
  const out = path.join(folder, 'built');
  writeTree(out, { 'of-the-last-time.js': '' });
  await bundlePackage(folder, out);
  const names = readdirSync(out).toSorted();
  return Object.fromEntries(names.map((name) => [name, readFileSync(path.join(out, name), 'utf8')]));
}

test('what is exported is bundled as code and as types, and what is left of the last time goes', async () => {
  const built = await bundled(
    { dependencies: { pear: '1.0.0' } },
    {
      'src/index.ts':
        "import type { Pear } from 'pear/types';\nimport { grow } from './grow.ts';\nexport const apple = (pear: Pear): string => grow(pear);\n",
      'src/grow.ts': 'export const grow = (seed: unknown): string => `${String(seed)} tree`;\n',
    },
  );
  expect(Object.keys(built)).toEqual(['index.d.ts', 'index.js']);
  expect(built['index.js']).toContain('const grow = (seed) =>');
  expect(built['index.d.ts']).toContain('import { Pear } from "pear/types";');
});

test('each generator of generators.json is a module of its own', async () => {
  const built = await bundled(
    {},
    {
      'generators.json': '{ "generators": { "graft": {} } }',
      'src/index.ts': 'export const name = "orchard";\n',
      'src/graft.ts': 'export const graft = (): string => "grafted";\n',
    },
  );
  expect(Object.keys(built)).toEqual(['graft.js', 'index.d.ts', 'index.js']);
});

test('an import in code or in types that no dependency brings is named', async () => {
  const files = {
    'src/index.ts':
      "import type { Pear } from 'pear';\nexport const apple = async (pear: Pear): Promise<unknown> => (await import('plum/stone')).grow(pear);\n",
  };
  await expect(bundled({}, files)).rejects.toThrow('orchard does not depend on pear, plum/stone');
});

test('a package that is loaded late, and that no dependency brings, is named too', async () => {
  const files = {
    'src/index.ts':
      "import { createRequire } from 'node:module';\nconst load = createRequire(import.meta.url);\nexport const apple = (): unknown => load('fig');\n",
  };
  await expect(bundled({}, files)).rejects.toThrow('orchard does not depend on fig');
});

test('an export of node:util that is not listed as one that is taken is an error', async () => {
  const files = {
    'src/index.ts': "import { inspect } from 'node:util';\nexport const apple: string = inspect(1);\n",
  };
  await expect(bundled({}, files)).rejects.toThrow('inspect');
});

test('an export whose type its file does not say is an error', async () => {
  const files = { 'src/index.ts': 'export const apple = [1].map(String);\n' };
  await expect(bundled({}, files)).rejects.toThrow('TS9010');
});

test('the command line is one executable, with what diff loads in two files and no types', async () => {
  const out = temporaryFolder();
  await bundlePackage(path.join(PACKAGES, 'cli'), out);
  const names = readdirSync(out);
  expect(statSync(path.join(out, 'bin.js')).mode & 0o111).toBe(0o111);
  const large = names.filter((name) => statSync(path.join(out, name)).size > 100_000);
  expect(large.map((name) => name.split('-', 1)[0]).toSorted()).toEqual(Object.keys(PARTS).toSorted());
  expect(names.filter((name) => name.endsWith('.d.ts'))).toEqual([]);
});
