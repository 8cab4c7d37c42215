import { cpSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { emptyRepository, runProcess } from '@tidemark/test-kit';
import { expect, test } from 'vitest';

const PACKAGE = path.join(import.meta.dirname, '..');
const ROOT = path.join(PACKAGE, '../..');

/** A pnpm workspace with the generators of this one, in which `pnpm generate` is the command. */
function turboWorkspace() {
  const repository = emptyRepository();
  const cli = path.join(ROOT, 'packages/cli/src/bin.ts');
  repository.write({
    'package.json': JSON.stringify({
      name: 'orchard',
      packageManager: 'pnpm@12.21.0',
      scripts: { generate: `node ${cli} new` },
    }),
    'pnpm-workspace.yaml': 'packages:\n  - packages/*\nverifyDepsBeforeRun: false\npmOnFail: ignore\n',
    'turbo.json': '{}',
    'packages/apple/package.json': '{"name":"@shop/apple"}',
    'packages/apple/feature.manifest.ts': "export default {\n  name: 'apple',\n};\n",
  });
  cpSync(path.join(ROOT, 'turbo'), path.join(repository.root, 'turbo'), { recursive: true });
  repository.commit('an orchard');
  const gen = realpathSync(path.join(PACKAGE, 'node_modules/@turbo/gen/dist/cli.js'));
  const env = {
    PATH: [path.dirname(process.execPath), process.env['PATH']].join(path.delimiter),
    NO_COLOR: '1',
  };
  return {
    run: (generator: string, answer: string) =>
      runProcess(process.execPath, [gen, 'run', generator, '--args', answer, '--root', repository.root], {
        cwd: repository.root,
        env,
      }),
    status: () => repository.git('status', '--porcelain', '--untracked-files=all'),
  };
}

test('turbo gen feature makes the same feature, keeps what is there, and refuses a name that is none', async () => {
  const { run, status } = turboWorkspace();
  const refused = await run('feature', 'Orders');
  expect(refused.code).toBe(1);
  expect(refused.stdout + refused.stderr).toContain("'Orders' is no name for a feature");
  expect(status()).toBe('');
  const { stdout, stderr } = await run('feature', 'orders');
  expect(stdout + stderr).toContain('@shop/orders: 16 files written');
  const made = status();
  expect(made.match(/packages\/orders\//g)).toHaveLength(16);
  expect((await run('feature', 'orders')).stdout).toContain('nothing was written');
  expect(status()).toBe(made);
});

test('turbo gen coverage-bands writes out the bands of a manifest', async () => {
  const { run, status } = turboWorkspace();
  expect((await run('coverage-bands', '@shop/apple')).stdout).toContain('entities, use-cases');
  expect(status()).toBe(' M packages/apple/feature.manifest.ts\n');
});
