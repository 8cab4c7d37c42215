import { describe, expect, test } from 'vitest';
import { feature } from '../src/index.ts';
import { changesBy, orchardTree } from './orchard-tree.ts';

const ORDERS = 'packages/features/orders';

test('feature writes a feature beside the others, under their scope, and a second time nothing', async () => {
  const tree = orchardTree();
  const made = await changesBy(tree, () => feature(tree, { name: 'orders' }));
  expect(made).toHaveLength(16);
  expect(made.every((file) => file.startsWith(`${ORDERS}/`))).toBe(true);
  expect(tree.read(`${ORDERS}/package.json`, 'utf8')).toContain('"name": "@shop/orders"');
  expect(await changesBy(tree, () => feature(tree, { name: 'orders' }))).toEqual([]);
});

test('feature keeps what is there, and takes --in and a scope', async () => {
  const tree = orchardTree({ 'packages/sales/README.md': '# Ours\n' });
  await feature(tree, { name: '@fruit/sales', in: 'packages' });
  expect(tree.read('packages/sales/README.md', 'utf8')).toBe('# Ours\n');
  expect(tree.read('packages/sales/package.json', 'utf8')).toContain('"name": "@fruit/sales"');
});

describe('a workspace of', () => {
  const rangeIn = async (files: Readonly<Record<string, string>>) => {
    const tree = orchardTree({ 'packages/manifest/package.json': '{"name":"@tidemark/manifest"}', ...files });
    await feature(tree, { name: 'orders' });
    return /"@tidemark\/manifest": "(.*)"/.exec(tree.read(`${ORDERS}/package.json`, 'utf8') ?? '')?.[1];
  };

  test('npm asks for its own packages by *', async () => {
    expect(await rangeIn({ 'package-lock.json': '{}' })).toBe('*');
  });

  test('yarn 1 asks by *, every later one and pnpm by workspace:*', async () => {
    expect(await rangeIn({ 'yarn.lock': '# yarn lockfile v1\n' })).toBe('*');
    expect(await rangeIn({ 'yarn.lock': '__metadata:\n' })).toBe('workspace:*');
    expect(await rangeIn({ 'pnpm-lock.yaml': '' })).toBe('workspace:*');
  });

  test('pnpm names its packages in a file of its own', async () => {
    const tree = orchardTree({ 'pnpm-workspace.yaml': 'packages: [libs/*, "!libs/old"]\n' });
    await feature(tree, { name: 'orders' });
    expect(tree.exists('libs/orders/package.json')).toBe(true);
    await expect(feature(tree, { name: 'old', in: 'libs' })).rejects.toThrow(
      'would not be one of the workspace',
    );
  });

  test('project.json files alone takes a feature anywhere', async () => {
    const tree = orchardTree({ 'package.json': '{}' });
    await feature(tree, { name: 'orders', in: 'anywhere' });
    expect(tree.exists('anywhere/orders/package.json')).toBe(true);
  });

  test('yarn with an object of workspaces is read too', async () => {
    const tree = orchardTree({ 'package.json': '{"workspaces":{"packages":["libs/*"]}}' });
    await feature(tree, { name: 'orders' });
    expect(tree.exists('libs/orders/package.json')).toBe(true);
  });
});

describe('feature writes nothing, and says why,', () => {
  test.each([
    ['for a name that is none', 'Orders', "'Orders' is no name for a feature"],
    ['for a path', '../orders', 'it is a path'],
    ['for a name that is taken', 'pear', 'the name @shop/pear is taken by packages/fruit'],
  ])('%s', async (_what, name, message) => {
    const tree = orchardTree({ 'packages/fruit/package.json': '{"name":"@shop/pear"}' });
    expect(
      await changesBy(tree, async () => {
        await expect(feature(tree, { name })).rejects.toThrow(message);
      }),
    ).toEqual([]);
  });
});
