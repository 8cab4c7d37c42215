import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { keep, type NxWorkspace, nxWorkspace } from './nx-workspace.ts';

const REPORT = 'packages/orders/coverage/lcov.info';
const status = (workspace: NxWorkspace) => workspace.git('status', '--porcelain', '--untracked-files=all');

test('nx makes a feature in a real workspace, measures it, and takes its report from the cache', async () => {
  const workspace = await nxWorkspace();
  const { nx, root } = workspace;

  const dry = await nx('g @tidemark/nx:feature orders --dry-run');
  expect(dry).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('CREATE packages/orders/package.json'),
  });
  expect(status(workspace)).toBe('');

  const refused = await nx('g @tidemark/nx:feature Orders');
  expect(refused.code).not.toBe(0);
  expect(refused.stdout + refused.stderr).toContain("'Orders' is no name for a feature");
  expect(status(workspace)).toBe('');

  expect((await nx('g @tidemark/nx:feature orders')).code).toBe(0);
  expect(status(workspace).match(/packages\/orders\//g)).toHaveLength(16);
  expect((await nx('g @tidemark/nx:init')).code).toBe(0);
  expect(readFileSync(path.join(root, 'nx.json'), 'utf8')).toContain('// quiet');
  keep(workspace);

  expect((await nx('g @tidemark/nx:feature orders')).stdout).toContain('KEEP packages/orders/README.md');
  expect(status(workspace)).toBe('');

  const { targets } = JSON.parse((await nx('show project orders --json')).stdout);
  expect(targets['test:coverage']).toMatchObject({
    executor: 'nx:run-script',
    options: { script: 'test:coverage' },
    cache: true,
    outputs: ['{projectRoot}/coverage'],
  });
  expect(targets.mutate).toMatchObject({
    options: { script: 'mutate' },
    cache: true,
  });

  const measured = await nx('run orders:test:coverage');
  expect({ code: measured.code, said: measured.code === 0 ? '' : measured.stdout }).toEqual({
    code: 0,
    said: '',
  });
  expect(existsSync(path.join(root, REPORT))).toBe(true);
  workspace.remove('packages/orders/coverage');
  expect((await nx('run orders:test:coverage')).stdout).toContain('from the cache');
  expect(existsSync(path.join(root, REPORT))).toBe(true);
});

test('nx names the file and the line of a manifest that is no data, and runs none of it', async () => {
  const workspace = await nxWorkspace();
  await workspace.nx('g @tidemark/nx:init');
  workspace.write({
    'packages/apple/package.json': '{"name":"apple"}',
    'packages/apple/feature.manifest.ts': 'process.exit(7);\nexport default { name: load() };\n',
  });
  const { code, stdout, stderr } = await workspace.nx('show project apple --json');
  expect(code).toBe(1);
  expect(stdout + stderr).toContain('packages/apple/feature.manifest.ts:2  ');
});
