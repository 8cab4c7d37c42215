import { expect, test } from 'vitest';
import { contentOf } from '../../src/gather/mutation/package-content.ts';
import { readWorkspace } from '../../src/gather/workspace.ts';
import { nodeWorld } from '../../src/world/node-world.ts';
import { BOTH_SIDES, mutationOrchard, ONE_SIDE, RIPE_TEST } from './mutation-orchard.ts';

const HELPER_TEST = 'packages/apple/src/entities/seeds.test.ts';

async function contentAt(root: string, nodeVersion = '24.1.0') {
  const world = { ...nodeWorld(), nodeVersion };
  const workspace = await readWorkspace(world, root);
  const owner = workspace.ok
    ? workspace.value.owners.find(({ ref }) => ref.name === '@shop/apple')
    : undefined;
  if (!workspace.ok || owner === undefined) throw new Error('there is an apple');
  return contentOf(world, root, workspace.value, owner);
}

test.each([
  ['a package it depends on', 'packages/basket/basket.ts', 'export const SIZE = 13;\n'],
  ['a source of its own', 'packages/apple/src/entities/ripe.ts', 'export const isRipe = () => true;\n'],
  ['a helper of its tests', 'packages/apple/src/__tests__/season.ts', 'export const YEAR = 365;\n'],
  ['its manifest', 'packages/apple/feature.manifest.ts', "export default { name: 'apple' };\n"],
  ['the lockfile', 'pnpm-lock.yaml', 'lockfileVersion: 9\n'],
])('a change of %s makes it another content', async (_what, file, text) => {
  const orchard = mutationOrchard();
  const before = await contentAt(orchard.root);
  orchard.write({ [file]: text });
  expect((await contentAt(orchard.root)).contentKey).not.toBe(before.contentKey);
});

test.each([
  ['another package', 'packages/cellar/package.json', '{"name":"@shop/cellar"}'],
  ['a report of a run', 'packages/apple/coverage/lcov.info', 'SF:a\n'],
  ['a part', 'packages/apple/reports/mutation/part-1-of-1.json', '{}'],
  ['a page at the root', 'README.md', '# Orchard\n'],
])('%s is no content of it', async (_what, file, text) => {
  const orchard = mutationOrchard();
  const before = await contentAt(orchard.root);
  orchard.write({ [file]: text });
  expect(await contentAt(orchard.root)).toEqual(before);
});

test('a test stands apart from the content, unless another file speaks of it', async () => {
  const orchard = mutationOrchard({ [HELPER_TEST]: BOTH_SIDES });
  const before = await contentAt(orchard.root);
  expect(Object.keys(before.testFiles)).toEqual(['src/entities/ripe.test.ts', 'src/entities/seeds.test.ts']);
  orchard.write({ [RIPE_TEST]: ONE_SIDE });
  const after = await contentAt(orchard.root);
  expect(after.contentKey).toBe(before.contentKey);
  expect(after.testFiles['src/entities/ripe.test.ts']).not.toBe(
    before.testFiles['src/entities/ripe.test.ts'],
  );
  orchard.write({ [RIPE_TEST]: `import './seeds.test.ts';\n${ONE_SIDE}` });
  expect(Object.keys((await contentAt(orchard.root)).testFiles)).toEqual(['src/entities/ripe.test.ts']);
});

test('another major version of Node makes it another content, a minor one does not', async () => {
  const { root } = mutationOrchard();
  const { contentKey } = await contentAt(root);
  expect((await contentAt(root, '24.9.1')).contentKey).toBe(contentKey);
  expect((await contentAt(root, '26.0.0')).contentKey).not.toBe(contentKey);
});
