import { rmSync } from 'node:fs';
import path from 'node:path';
import { PLAIN_GIT, repositoryAt, runProcess, temporaryFolder, type Repository } from '@tidemark/test-kit';
import { expect, test, vi } from 'vitest';
import { cacheServer } from './cache-server.ts';
import { mutate, mutationOrchard, ONE_SIDE, RIPE_TEST } from './mutation-orchard.ts';

// Stryker starts several processes for each run, and a loaded machine takes its time.
vi.setConfig({ testTimeout: 240_000 });

const BIN = path.join(import.meta.dirname, '../../src/bin.ts');
const TURBO = path.join(import.meta.dirname, '../../node_modules/.bin/turbo');
const workspace = {
  '.gitignore': 'node_modules\n.stryker-tmp/\n.turbo/\n/coverage/.out/\n',
  'package.json': JSON.stringify({
    name: 'orchard',
    type: 'module',
    packageManager: 'npm@10.0.0',
    workspaces: ['packages/*'],
  }),
  'packages/apple/package.json': JSON.stringify({
    name: '@shop/apple',
    type: 'module',
    scripts: { mutate: `node ${BIN} mutate --package @shop/apple --shard 1/1 --no-json` },
  }),
  'turbo.json': JSON.stringify({
    tasks: { mutate: { outputs: ['reports/mutation/part-*.json', 'reports/mutation/.gitignore'] } },
  }),
  [RIPE_TEST]: ONE_SIDE,
};

test('a second checkout takes the parts from a remote cache of turbo, where Stryker is not even installed', async () => {
  const { address, artifacts } = await cacheServer();
  const turbo = ({ root }: Repository) =>
    runProcess(TURBO, ['run', 'mutate', '--cache=remote:rw'], {
      cwd: root,
      env: {
        ...PLAIN_GIT,
        PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env['PATH'] ?? ''}`,
        TURBO_API: address,
        TURBO_TOKEN: 'pomona',
        TURBO_TEAM: 'orchard',
        TURBO_TELEMETRY_DISABLED: '1',
      },
    });
  const first = mutationOrchard(workspace);
  const second = path.join(temporaryFolder(), 'second');
  first.git('clone', '--quiet', first.root, second);
  const made = await turbo(first);
  expect(made.stdout).toContain('cache miss, executing');
  expect(artifacts.size).toBe(1);
  rmSync(path.join(second, 'node_modules'), { recursive: true, force: true });
  const replayed = await turbo(repositoryAt(second));
  expect(replayed.stdout).toContain('cache hit, replaying logs');
  const [here, there] = [await mutate(first, ['--merge', '.']), await mutate(second, ['--merge', '.'])];
  expect(there.document.summary?.score).toEqual({ covered: 3, total: 5 });
  expect(there.document.survivors).toEqual(here.document.survivors);
  expect(repositoryAt(second).git('status', '--porcelain')).toBe('');
});
