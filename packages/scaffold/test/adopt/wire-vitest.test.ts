import { expect, test } from 'vitest';
import { wireVitest } from '../../src/adopt/wire-vitest.ts';

const wire = (text: string, provider: 'v8' | 'istanbul' = 'v8') =>
  wireVitest(text, { provider, manifestPath: './feature.manifest.ts' });

test('the contract goes behind the other settings of the tests, and the imports behind the others', async () => {
  const text = `import { defineConfig } from 'vitest/config'

// Trees grow slowly.
export default defineConfig({
  test: {
    globals: true, // as in jest
  },
})
`;
  expect(await wire(text)).toEqual({
    kind: 'wired',
    text: `import { defineConfig } from 'vitest/config'
import { vitestCoverage } from '@tidemark/core-testing'
import manifest from './feature.manifest.ts'

// Trees grow slowly.
export default defineConfig({
  test: {
    globals: true, // as in jest
    coverage: vitestCoverage(manifest),
  },
})
`,
  });
});

test('a config without tests is given the setting whole, with its provider and in its quotes', async () => {
  const text = 'import { defineConfig } from "vitest/config";\n\nexport default defineConfig({});\n';
  expect(await wire(text, 'istanbul')).toMatchObject({
    text: expect.stringContaining('test: { coverage: vitestCoverage(manifest, { provider: "istanbul" }) }'),
  });
});

test('a config without an import begins with them', async () => {
  expect(await wire('export default { test: { globals: true } };\n')).toEqual({
    kind: 'wired',
    text: "import { vitestCoverage } from '@tidemark/core-testing';\nimport manifest from './feature.manifest.ts';\n\nexport default { test: { globals: true, coverage: vitestCoverage(manifest) } };\n",
  });
});

test.each([
  ['const config = { test: {} };\nexport default config;\n'],
  ['export default defineConfig(({ test: {} }) satisfies UserConfig);\n'],
  ["export default { 'test': {} } as const;\n"],
])('%j is one object too', async (text) => {
  expect(await wire(text)).toMatchObject({ kind: 'wired' });
});

test.each([
  ['export default {', 'it does not parse'],
  ['['.repeat(5000), 'it does not parse'],
  ['const config = {};', 'it has no default export'],
  ['export default { [`test`]: {} };', 'it spreads another config into itself'],
  [
    'export default defineProject({ test: {} });',
    'it is the config of a project, which has no coverage of its own',
  ],
  ['export default mergeConfig(base, { test: {} });', 'what it exports is made by code'],
  ['export default vite.defineConfig({});', 'what it exports is made by code'],
  ['export default defineConfig();', 'what it exports is made by code'],
  ['export default defineConfig(...all);', 'what it exports is made by code'],
  ['export default () => ({});', 'what it exports is made by code'],
  ["import config from './base.ts';\nexport default config;", 'what it exports is made elsewhere'],
  ['const a = b;\nconst b = {};\nexport default a;', 'what it exports is made elsewhere'],
  ['export default { ...base, test: {} };', 'it spreads another config into itself'],
  ['export default { test: { ...base } };', 'it spreads other settings into those of its tests'],
  ['export default { test: { [name]: 1 } };', 'it spreads other settings into those of its tests'],
  ['export default { test: base };', 'what it says of tests is not written there'],
  ['export default { test: { coverage: {} } };', 'it has settings of its own for coverage'],
  ['export default { test: { projects: [] } };', 'it is the config of several projects'],
  ['export default { plugins: [] };', 'it says nothing of tests'],
])('%j is left, for %s', async (text, why) => {
  expect(await wire(text)).toEqual({ kind: 'left', why });
});
