import { expect, test } from 'vitest';
import { init } from '../src/index.ts';
import { orchardTree } from './orchard-tree.ts';

async function initialised(nxJson: string | null): Promise<string> {
  const tree = orchardTree();
  if (nxJson === null) tree.delete('nx.json');
  else tree.write('nx.json', nxJson);
  await init(tree);
  const after = tree.read('nx.json', 'utf8') ?? '';
  await init(tree);
  expect(tree.read('nx.json', 'utf8')).toBe(after);
  return after;
}

const DEFAULTS = {
  'test:coverage': { cache: true, outputs: ['{projectRoot}/coverage'] },
  mutate: { cache: true, outputs: ['{projectRoot}/reports/mutation'] },
};

test('init adds the plugin, and target defaults with their outputs', async () => {
  expect(JSON.parse(await initialised('{}\n'))).toEqual({
    plugins: ['@tidemark/nx'],
    targetDefaults: DEFAULTS,
  });
});

test('init makes an nx.json where there is none', async () => {
  expect(JSON.parse(await initialised(null))).toEqual({
    plugins: ['@tidemark/nx'],
    targetDefaults: DEFAULTS,
  });
});

test('init keeps other plugins, defaults of its own targets, and comments', async () => {
  const before =
    '{\n  // ours\n  "plugins": [\n    "@nx/vite"\n  ],\n  "targetDefaults": {\n    "mutate": { "cache": false }\n  }\n}\n';
  const after = await initialised(before);
  expect(after).toContain('  // ours\n');
  expect(after).toContain('"@nx/vite",\n    "@tidemark/nx"\n');
  expect(after).toMatch(/"mutate": \{\s*"cache": false\s*\},\n    "test:coverage": \{/);
});

test('init takes a plugin with options for what it is', async () => {
  const options = '{"plugins":[{"plugin":"@tidemark/nx","options":{"coverageTarget":"measure"}}]}';
  expect(JSON.parse(await initialised(options)).plugins).toHaveLength(1);
});
