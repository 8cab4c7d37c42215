import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { runProcess } from '@tidemark/test-kit';
import { expect, test } from 'vitest';
import { aggregate, diff } from '../run-tidemark.ts';
import { make, orchard } from './orchard.ts';

const BLOG = path.join(import.meta.dirname, '../../../features/blog');

test('aggregate shows a new feature with every band held, and diff asks nothing of it', async () => {
  const repository = orchard({ '.gitignore': 'node_modules\ncoverage/\n' });
  repository.remove('packages/features/apple');
  repository.commit('an orchard without apples');
  await make(repository, 'feature orders');
  const folder = path.join(repository.root, 'packages/features/orders');
  symlinkSync(path.join(BLOG, 'node_modules'), path.join(folder, 'node_modules'));
  const vitest = path.join(BLOG, 'node_modules/vitest/vitest.mjs');
  const measured = await runProcess(process.execPath, [vitest, 'run', '--coverage'], { cwd: folder });
  expect(measured.code).toBe(0);
  const { document } = await aggregate(repository, '--check');
  expect(document).toMatchObject({
    freshness: 'proven',
    summary: { packages: 1, lines: { pct: 100 } },
    below: [],
    unmeasured: [],
    error: null,
  });
  expect((await diff(repository, '--base', 'HEAD')).document).toMatchObject({
    reason: 'covered',
    uncovered: [],
    weakened: [],
  });
}, 60_000);
