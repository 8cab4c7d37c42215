import { temporaryFolder, writeTree } from '@tidemark/test-kit';
import { expect, test } from 'vitest';
import { createNodes, createNodesV2, type TidemarkPluginOptions } from '../src/index.ts';

const MANIFEST = "export default { name: 'apple' };\n";

/** The targets that are inferred for `packages/apple` with these files. */
async function targetsOf(files: Readonly<Record<string, string>>, options?: TidemarkPluginOptions) {
  const workspaceRoot = temporaryFolder();
  const below = Object.entries({ 'feature.manifest.ts': MANIFEST, ...files }).map(([name, text]) => [
    `packages/apple/${name}`,
    text,
  ]);
  writeTree(workspaceRoot, Object.fromEntries(below));
  const [, infer] = createNodes;
  const context = { workspaceRoot, nxJsonConfiguration: {} };
  const results = await infer(['packages/apple/feature.manifest.ts'], options, context);
  expect(results.map(([file]) => file)).toEqual(['packages/apple/feature.manifest.ts']);
  return results[0]?.[1].projects?.['packages/apple']?.targets ?? null;
}

test('a manifest gives its project a cached target with the report as its output', async () => {
  expect(await targetsOf({ 'package.json': '{"scripts":{"test:coverage":"vitest"}}' })).toEqual({
    'test:coverage': {
      executor: 'nx:run-script',
      options: { script: 'test:coverage' },
      cache: true,
      inputs: ['default', '^default', { env: 'CI' }],
      outputs: ['{projectRoot}/coverage'],
      metadata: { technologies: ['vitest'], description: 'Measures apple and holds it to its bands' },
    },
  });
});

test('a project without the script runs vitest in its folder', async () => {
  expect(await targetsOf({ 'project.json': '{}' })).toMatchObject({
    'test:coverage': { command: 'vitest run --coverage', options: { cwd: '{projectRoot}' } },
  });
});

test('a package where Stryker is configured can be mutated, by its script or by the command', async () => {
  const configured = { 'stryker.config.json': '{}' };
  expect(await targetsOf({ ...configured, 'package.json': '{"name":"@shop/apple"}' })).toMatchObject({
    mutate: {
      command: 'tidemark mutate --package @shop/apple --shard 1/1',
      cache: true,
      outputs: ['{projectRoot}/reports/mutation'],
    },
  });
  expect(await targetsOf({ ...configured, 'project.json': '{}' })).toMatchObject({
    mutate: { command: 'tidemark mutate --package packages/apple --shard 1/1' },
  });
  expect(await targetsOf({ ...configured, 'package.json': '{"scripts":{"mutate":"x"}}' })).toMatchObject({
    mutate: { executor: 'nx:run-script', options: { script: 'mutate' } },
  });
});

test('the targets have the names that the options give them', async () => {
  const files = { 'package.json': '{}', 'stryker.conf.mjs': '' };
  const options = { coverageTarget: 'measure', mutateTarget: 'sabotage' };
  expect(Object.keys((await targetsOf(files, options)) ?? {})).toEqual(['measure', 'sabotage']);
});

test('a manifest beside no project gives nothing', async () => {
  expect(await targetsOf({})).toBeNull();
});

test('a manifest that is no data fails its project with file and line, and nothing of it is run', async () => {
  const files = {
    'package.json': '{}',
    'feature.manifest.ts': 'throw new Error();\nexport default load();\n',
  };
  await expect(targetsOf(files)).rejects.toMatchObject({
    errors: [
      ['packages/apple/feature.manifest.ts', { message: expect.stringContaining('feature.manifest.ts:2') }],
    ],
  });
});

test('the plugin has the name of every version of Nx', () => {
  expect(createNodesV2).toBe(createNodes);
  expect(createNodes[0]).toBe('**/feature.manifest.ts');
});
