import type { FileTree } from '@tidemark/test-kit';
import { describe, expect, test } from 'vitest';
import { planFeature, type WorkspaceView } from '../../src/index.ts';
import { orchardView } from '../orchard-view.ts';

const ROOT = { 'package.json': '{"name":"orchard"}' };

function planned(name: string, files: FileTree = ROOT, facts: Partial<WorkspaceView> = {}) {
  const result = planFeature({ name, parent: null }, orchardView(files, facts));
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  const texts = Object.fromEntries(result.value.files.map(({ path, after }) => [path, after]));
  return { ...result.value, texts, paths: Object.keys(texts) };
}

/** The files of a plan as they lie when it was written. */
function written(name: string, files: FileTree = ROOT): FileTree {
  return { ...files, ...planned(name, files).texts };
}

describe('a new feature', () => {
  test('has a manifest, a configuration, and a layer of each kind with its tests', () => {
    const { folder, paths, kept } = planned('orders');
    expect(folder).toBe('packages/features/orders');
    expect(kept).toEqual([]);
    expect(paths.map((path) => path.slice(folder.length + 1))).toEqual([
      'README.md',
      'feature.manifest.ts',
      'package.json',
      'src/__tests__/entry-world.ts',
      'src/application/ports/ports.ts',
      'src/application/use-cases/add-entry.test.ts',
      'src/application/use-cases/add-entry.ts',
      'src/entities/entry.test.ts',
      'src/entities/entry.ts',
      'src/index.ts',
      'src/infrastructure/in-memory-entries.test.ts',
      'src/infrastructure/in-memory-entries.ts',
      'src/interface-adapters/controllers/entry-controller.test.ts',
      'src/interface-adapters/controllers/entry-controller.ts',
      'stryker.config.json',
      'vitest.config.ts',
    ]);
  });

  test('is planned for files that are not there', () => {
    expect(planned('orders').files.every(({ before }) => before === null)).toBe(true);
  });

  test('goes into the first usual folder that the workspace takes packages from', () => {
    const isMember = (folder: string) => /^libs\/[^/]+$/.test(folder);
    expect(planned('orders', ROOT, { isMember }).folder).toBe('libs/orders');
  });

  test('goes below the folder that is named', () => {
    const result = planFeature({ name: 'orders', parent: 'packages' }, orchardView(ROOT));
    expect(result).toMatchObject({ ok: true, value: { folder: 'packages/orders' } });
  });
});

test('a scope of neighbours that npm would not take is not taken: its script would hand it to a shell', () => {
  const rotten = { ...ROOT, 'packages/pear/package.json': '{"name":"@$(id);x/pear"}' };
  expect(planned('orders', rotten).packageName).toBe('orders');
  const good = { ...ROOT, 'packages/pear/package.json': '{"name":"@my-shop/pear"}' };
  expect(planned('orders', good).packageName).toBe('@my-shop/orders');
});

describe('planned again, a feature', () => {
  test('changes nothing and keeps every file', () => {
    const files = written('orders');
    const again = planned('orders', files);
    expect(again.files).toEqual([]);
    expect(again.kept).toEqual(Object.keys(files).filter((name) => name !== 'package.json'));
  });

  test('keeps what a person changed, and gets no sample code beside code of its own', () => {
    const { 'package.json': _root, ...files } = written('orders');
    const own = Object.fromEntries(Object.entries(files).filter(([name]) => !name.includes('/src/')));
    const edited = { ...ROOT, ...own, 'packages/features/orders/src/order.ts': '' };
    expect(planned('orders', edited).files).toEqual([]);
  });

  test('gets back the configuration that it lacks', () => {
    const { 'packages/features/orders/stryker.config.json': _, ...files } = written('orders');
    const { texts, kept } = planned('orders', files);
    expect(texts).toEqual({
      'packages/features/orders/stryker.config.json':
        '{ "extends": "@tidemark/core-testing/stryker.base.json" }\n',
    });
    expect(kept).toHaveLength(15);
  });
});

describe('the package', () => {
  const described = (files: FileTree, facts: Partial<WorkspaceView> = {}) => {
    const { texts, folder, packageName } = planned('orders', files, facts);
    const json: Record<string, unknown> = JSON.parse(texts[`${folder}/package.json`] ?? '');
    expect(json['name']).toBe(packageName);
    return json;
  };
  const named = (...names: readonly string[]) =>
    Object.fromEntries(
      names.map((name, index) => [`packages/p${index}/package.json`, JSON.stringify({ name })]),
    );

  test('has the scope of most packages beside it, else of most packages, else none', () => {
    const beside = { 'packages/features/plum/package.json': '{"name":"@fruit/plum"}' };
    const others = named('@shop/apple', '@shop/pear', 'fig');
    expect(described({ ...ROOT, ...others, ...beside })['name']).toBe('@fruit/orders');
    expect(described({ ...ROOT, ...others })['name']).toBe('@shop/orders');
    expect(described({ ...ROOT, ...named('apple', 'pear') })['name']).toBe('orders');
    expect(described(ROOT)['name']).toBe('orders');
  });

  test('has the scope that was given before any other', () => {
    const files = { ...ROOT, ...named('@shop/apple') };
    expect(planned('@fruit/orders', files)).toMatchObject({
      packageName: '@fruit/orders',
      folder: 'packages/features/orders',
    });
  });

  test('tries its mutants by the command, or by the one that lies in the workspace', () => {
    const script = 'mutate --package orders --shard 1/1';
    expect(described(ROOT)).toMatchObject({ scripts: { mutate: `tidemark ${script}` } });
    const elsewhere = { ...ROOT, 'packages/cli/package.json': '{"bin":{"tidemark":"../../../bin.ts"}}' };
    expect(described(elsewhere)).toMatchObject({ scripts: { mutate: `tidemark ${script}` } });
    const own = '{"name":"tidemark","bin":{"tidemark":"./src/bin.ts"}}';
    expect(described({ ...ROOT, 'packages/cli/package.json': own })).toMatchObject({
      scripts: { mutate: `node ../../cli/src/bin.ts ${script}` },
    });
  });

  test('has the license of the root, and none where the root has none', () => {
    expect(described({ 'package.json': '{"license":"MIT"}' })['license']).toBe('MIT');
    expect(described({ 'package.json': '{"license":{"type":"MIT"}}' })).not.toHaveProperty('license');
  });

  test('asks for the published tools where the workspace has none', () => {
    expect(described(ROOT)['devDependencies']).toEqual({
      '@stryker-mutator/core': '^10.1.1',
      '@stryker-mutator/vitest-runner': '^10.1.1',
      '@tidemark/core-testing': '^1.2.3',
      '@tidemark/manifest': '^1.2.3',
      '@vitest/coverage-v8': '^5.1.0',
      vitest: '^5.1.0',
    });
  });

  test('asks for what the workspace holds by the range of its manager', () => {
    const files = { ...ROOT, ...named('@tidemark/manifest') };
    const range = (facts: Partial<WorkspaceView>) => described(files, facts)['devDependencies'];
    expect(range({})).toMatchObject({ '@tidemark/manifest': 'workspace:*' });
    expect(range({ workspaceRange: '*' })).toMatchObject({ '@tidemark/manifest': '*' });
  });

  test('asks for a tool as most packages do, and for the coverage of vitest as for vitest', () => {
    const asking = (range: string) => JSON.stringify({ devDependencies: { vitest: range } });
    const files = {
      ...ROOT,
      'packages/apple/package.json': asking('3.2.4'),
      'packages/pear/package.json': asking('^4.1.0'),
      'packages/plum/package.json': asking('^4.1.0'),
    };
    expect(described(files)['devDependencies']).toMatchObject({
      vitest: '^4.1.0',
      '@vitest/coverage-v8': '^4.1.0',
    });
  });

  test('takes a range out of a catalogue for the tool it is meant for only', () => {
    const files = { 'package.json': '{"dependencies":{"vitest":"catalog:"}}' };
    expect(described(files)['devDependencies']).toMatchObject({
      vitest: 'catalog:',
      '@vitest/coverage-v8': '^5.1.0',
    });
  });

  test.each([
    ['package.json', 'file:./tarballs/vitest.tgz', 'file:../../../tarballs/vitest.tgz'],
    ['packages/pear/package.json', 'link:../../vitest', 'link:../../../vitest'],
    ['packages/pear/package.json', 'file:/tarballs/vitest.tgz', 'file:/tarballs/vitest.tgz'],
  ])('takes a place that %s asks for as %s from its own folder, as %s', (file, range, expected) => {
    const files = { ...ROOT, [file]: JSON.stringify({ devDependencies: { vitest: range } }) };
    expect(described(files)['devDependencies']).toMatchObject({ vitest: expected });
  });

  test('is planned beside packages whose package.json holds anything at all', () => {
    const odd = ['', '[]', '7', '{"name":7,"dependencies":[1],"devDependencies":{"vitest":7}}', '\ufeff{}'];
    const files = Object.fromEntries(odd.map((text, index) => [`packages/p${index}/package.json`, text]));
    expect(described({ ...ROOT, ...files })['devDependencies']).toMatchObject({ vitest: '^5.1.0' });
  });
});
