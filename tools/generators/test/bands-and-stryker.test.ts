import { chmodSync } from 'node:fs';
import path from 'node:path';
import { addProjectConfiguration } from '@nx/devkit';
import { temporaryFolder, writeTree } from '@tidemark/test-kit';
import { describe, expect, test } from 'vitest';
import published from '../package.json' with { type: 'json' };
import { coverageBands, stryker } from '../src/index.ts';
import { changesBy, orchardTree } from './orchard-tree.ts';

const APPLE = 'packages/features/apple';

describe('coverage-bands', () => {
  test('writes out the bands of a manifest and nothing else, by package, project or folder', async () => {
    const tree = orchardTree({ 'libs/pear/feature.manifest.ts': "export default { name: 'pear' };\n" });
    addProjectConfiguration(tree, 'pear-lib', { root: 'libs/pear' });
    tree.write('libs/pear/package.json', '{"name":"@shop/pear"}');
    const run = (project: string) => coverageBands(tree, { project });
    expect(await changesBy(tree, () => run('@shop/apple'))).toEqual([`${APPLE}/feature.manifest.ts`]);
    expect(tree.read(`${APPLE}/feature.manifest.ts`, 'utf8')).toMatch(
      /^export default \{\n  name: 'apple', \/\/ the first\n  coverage: \{\n    bands: \{\n/,
    );
    expect(await changesBy(tree, () => run(APPLE))).toEqual([]);
    await run('pear-lib');
    expect(tree.read('libs/pear/feature.manifest.ts', 'utf8')).toContain('baseline');
  });

  test('says what is wrong with a manifest that is no data, with its line', async () => {
    const tree = orchardTree({ [`${APPLE}/feature.manifest.ts`]: 'export default {\n  name: load(),\n};\n' });
    await expect(coverageBands(tree, { project: '@shop/apple' })).rejects.toThrow(
      `${APPLE}/feature.manifest.ts:2  `,
    );
  });

  test('refuses a read-only manifest before Nx writes anything', async () => {
    const tree = orchardTree();
    const manifest = `${APPLE}/feature.manifest.ts`;
    tree.root = temporaryFolder();
    writeTree(tree.root, { [manifest]: tree.read(manifest, 'utf8') ?? '' });
    chmodSync(path.join(tree.root, manifest), 0o444);
    expect(
      await changesBy(tree, async () => {
        await expect(coverageBands(tree, { project: '@shop/apple' })).rejects.toThrow(
          `${manifest} is read-only`,
        );
      }),
    ).toEqual([]);
  });
});

describe('stryker', () => {
  test('adds a configuration, a script and the tools, and a second time nothing', async () => {
    const tree = orchardTree();
    const run = () => stryker(tree, { project: '@shop/apple' });
    expect(await changesBy(tree, run)).toEqual([`${APPLE}/package.json`, `${APPLE}/stryker.config.json`]);
    expect(JSON.parse(tree.read(`${APPLE}/package.json`, 'utf8') ?? '')).toEqual({
      name: '@shop/apple',
      scripts: { mutate: 'tidemark mutate --package @shop/apple --shard 1/1' },
      devDependencies: {
        '@stryker-mutator/core': '^10.1.1',
        '@stryker-mutator/vitest-runner': '^10.1.1',
        '@tidemark/core-testing': `^${published.version}`,
      },
    });
    expect(await changesBy(tree, run)).toEqual([]);
  });

  test('keeps the tabs and the line breaks of a package.json, and what else it says', async () => {
    const described = '{\r\n\t"name": "@shop/apple",\r\n\t"files": ["dist", "src"]\r\n}\r\n';
    const tree = orchardTree({ [`${APPLE}/package.json`]: described });
    await stryker(tree, { project: '@shop/apple' });
    const after = tree.read(`${APPLE}/package.json`, 'utf8') ?? '';
    expect(JSON.parse(after)).toMatchObject({ name: '@shop/apple', files: ['dist', 'src'] });
    expect(after).toContain('\r\n\t"scripts": {\r\n\t\t"mutate":');
    expect(after.replaceAll('\r\n', '')).not.toContain('\n');
  });

  test('says so where there is no such project', async () => {
    await expect(stryker(orchardTree(), { project: '@shop/pear' })).rejects.toThrow(
      "there is no package '@shop/pear' in the workspace\n  Give the name of a package",
    );
  });
});
