import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { readManifest } from '@tidemark/manifest';
import { runProcess, temporaryFolder, writeTree } from '@tidemark/test-kit';
import { expect, test } from 'vitest';
import { planFeature } from '../../src/index.ts';
import { orchardView } from '../orchard-view.ts';

const WORKSPACE = path.join(import.meta.dirname, '../../../..');
const BLOG = path.join(WORKSPACE, 'packages/features/blog');

/** A fresh feature on disk, with the tools of this workspace in reach. */
function freshFeature() {
  const root = temporaryFolder();
  const plan = planFeature({ name: 'orders', parent: null }, orchardView({ 'package.json': '{}' }));
  if (!plan.ok) throw new Error(JSON.stringify(plan.problems));
  writeTree(root, Object.fromEntries(plan.value.files.map(({ path: file, after }) => [file, after])));
  const folder = path.join(root, plan.value.folder);
  symlinkSync(path.join(BLOG, 'node_modules'), path.join(folder, 'node_modules'));
  mkdirSync(path.join(root, 'node_modules'));
  symlinkSync(path.join(WORKSPACE, 'node_modules/@types'), path.join(root, 'node_modules/@types'));
  // The rules of the linter that are ours.
  symlinkSync(path.join(WORKSPACE, 'tools'), path.join(root, 'tools'));
  for (const name of ['.oxfmtrc.json', '.oxlintrc.json', 'tsconfig.base.json'])
    writeTree(root, { [name]: readFileSync(path.join(WORKSPACE, name), 'utf8') });
  const run = (tool: string, ...words: readonly string[]) =>
    runProcess(path.join(WORKSPACE, 'node_modules/.bin', tool), words, { cwd: folder });
  return { root, folder, run };
}

test('the sample passes its own tests and holds its bands, 100 percent in every inner layer', async () => {
  const { folder, run } = freshFeature();
  const { code, stdout, stderr } = await run('vitest', 'run', '--coverage');
  expect({ code, said: code === 0 ? '' : stdout + stderr }).toEqual({ code: 0, said: '' });
  const summary: Record<string, Record<string, { readonly pct: number }>> = JSON.parse(
    readFileSync(path.join(folder, 'coverage/coverage-summary.json'), 'utf8'),
  );
  for (const [file, metrics] of Object.entries(summary)) {
    for (const metric of ['statements', 'branches', 'functions', 'lines'])
      expect([file, metric, metrics[metric]?.pct]).toEqual([file, metric, 100]);
  }
  const names = Object.keys(summary).map((file) => path.basename(file));
  expect(names).toEqual(
    expect.arrayContaining(['entry.ts', 'add-entry.ts', 'entry-controller.ts', 'in-memory-entries.ts']),
  );
});

test('the sample is formatted, free of lint, and of one type with the base of this workspace', async () => {
  const { root, folder, run } = freshFeature();
  writeTree(root, {
    'tsconfig.json':
      '{"extends":"./tsconfig.base.json","compilerOptions":{"noEmit":true},"include":["packages"]}',
  });
  for (const words of [
    ['oxfmt', '--check', '--config', path.join(root, '.oxfmtrc.json'), '.'],
    ['oxlint', '--deny-warnings', '--config', path.join(root, '.oxlintrc.json'), 'src', 'vitest.config.ts'],
    ['tsc', '-p', path.join(root, 'tsconfig.json')],
  ]) {
    const [tool = '', ...rest] = words;
    const { code, stdout, stderr } = await run(tool, ...rest);
    expect({ tool, code, said: code === 0 ? '' : stdout + stderr }).toEqual({
      tool,
      code: 0,
      said: '',
    });
  }
  const text = readFileSync(path.join(folder, 'feature.manifest.ts'), 'utf8');
  const hand = readFileSync(path.join(BLOG, 'feature.manifest.ts'), 'utf8');
  expect(text).toBe(hand.replace("'blog'", "'orders'"));
  expect(await readManifest({ text, path: 'feature.manifest.ts' })).toMatchObject({ ok: true });
});
