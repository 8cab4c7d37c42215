import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { createRepository, temporaryFolder } from '@tidemark/test-kit';
import { describe, expect, test } from 'vitest';
import { changes, make, orchard } from './orchard.ts';

test('a new feature is written, and what to type next is said', async () => {
  const repository = orchard();
  const { code, document, stderr } = await make(repository, 'feature orders');
  expect({ code, document }).toMatchObject({
    code: 0,
    document: {
      status: 'pass',
      reason: 'written',
      package: { name: '@shop/orders', path: 'packages/features/orders' },
      updated: [],
      kept: [],
      bands: [],
      warnings: [],
      next: ['pnpm install', 'pnpm --filter @shop/orders test:coverage'],
    },
  });
  expect(changes(repository)).toEqual(document.created.map((file) => `?? ${file}`));
  expect(document.created).toHaveLength(16);
  expect(stderr).toContain('✓ @shop/orders: 16 files written\n');
  expect(stderr).toContain('  $ pnpm install\n');
  const manifest = path.join(repository.root, 'packages/features/orders/feature.manifest.ts');
  expect(readFileSync(manifest, 'utf8')).toContain("name: 'orders'");
});

test('made again, a feature changes nothing, not even what was edited or deleted since', async () => {
  const repository = orchard();
  await make(repository, 'feature orders');
  repository.write({ 'packages/features/orders/README.md': '# Orders\n' });
  repository.remove('packages/features/orders/src/entities/entry.test.ts');
  repository.commit('orders');
  const { code, document, stderr } = await make(repository, 'feature orders');
  expect({ code, document }).toMatchObject({
    code: 0,
    document: { status: 'pass', reason: 'unchanged', created: [], updated: [], next: [] },
  });
  expect(document.kept).toHaveLength(15);
  expect(changes(repository)).toEqual([]);
  expect(stderr).toContain('packages/features/orders/README.md is there, and stays as it is');
  expect(stderr).toContain('✓ @shop/orders has everything already: nothing was written');
});

test('--dry-run says what would be written, and writes nothing', async () => {
  const repository = orchard();
  const { document, stderr } = await make(repository, 'feature orders --dry-run');
  expect(document).toMatchObject({ status: 'pass', reason: 'planned', created: { length: 16 } });
  expect(stderr).toContain('✓ @shop/orders: 16 files would be written, and none was');
  expect(changes(repository)).toEqual([]);
});

test('--in is named from where one stands, by way of a link too', async () => {
  const repository = orchard({ 'docs/guide.md': '' });
  const { document } = await make(path.join(repository.root, 'docs'), 'feature orders --in ../packages');
  expect(document).toMatchObject({
    package: { path: 'packages/orders' },
    next: ['(cd .. && pnpm install)', '(cd .. && pnpm --filter @shop/orders test:coverage)'],
  });
  const link = path.join(temporaryFolder(), 'orchard');
  symlinkSync(repository.root, link);
  const linked = await make(path.join(link, 'docs'), 'feature sales --in ../packages');
  expect(linked.document.package?.path).toBe('packages/sales');
});

test('uncommitted work is left as it is', async () => {
  const repository = orchard();
  repository.write({ 'packages/features/apple/package.json': '{"name":"@shop/apple"}', 'notes.md': '' });
  repository.git('add', 'notes.md');
  const { document } = await make(repository, 'feature orders');
  expect(document).toMatchObject({ reason: 'written', warnings: [] });
  expect(changes(repository).filter((line) => !line.includes('/orders/'))).toEqual([
    'A  notes.md',
    ' M packages/features/apple/package.json',
  ]);
});

test('a folder that only holds what git ignores is filled', async () => {
  const repository = orchard({ '.gitignore': 'node_modules/\n' });
  mkdirSync(path.join(repository.root, 'packages/features/orders/node_modules'), { recursive: true });
  expect((await make(repository, 'feature orders')).document).toMatchObject({ created: { length: 16 } });
});

describe('a workspace of', () => {
  const range = async (files: Readonly<Record<string, string>>) => {
    const described = {
      'package.json': '{"workspaces":["packages/*"]}',
      'packages/manifest/package.json': '{"name":"@tidemark/manifest"}',
    };
    const repository = createRepository({ ...described, ...files });
    const { document } = await make(repository, 'feature orders');
    const file = path.join(repository.root, 'packages/orders/package.json');
    const { devDependencies }: { devDependencies: Record<string, string> } = JSON.parse(
      readFileSync(file, 'utf8'),
    );
    return [devDependencies['@tidemark/manifest'], document.next[0]];
  };

  test('npm asks for its own packages by *', async () => {
    expect(await range({ 'package-lock.json': '{}' })).toEqual(['*', 'npm install']);
  });

  test('yarn 1 asks by *, a later yarn by workspace:*', async () => {
    const first = '# THIS IS AN AUTOGENERATED FILE.\n# yarn lockfile v1\n';
    expect(await range({ 'yarn.lock': first })).toEqual(['*', 'yarn install']);
    expect(await range({ 'yarn.lock': '__metadata:\n  version: 8\n' })).toEqual([
      'workspace:*',
      'yarn install',
    ]);
  });
});
