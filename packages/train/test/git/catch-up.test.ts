import path from 'node:path';
import { createRepository, repositoryAt, temporaryFolder, type Repository } from '@tidemark/test-kit';
import { describe, expect, test } from 'vitest';
import { catchUp } from '../../src/git/catch-up.ts';
import { bringRefs } from '../../src/git/remote-refs.ts';
import { run, without } from './orchard-remote.ts';
import { valueOf } from '../store/value-of.ts';

const APPLE = 'src/apple.ts';

/** Main and a branch `harvest` that left it, each with a commit of its own. */
function parted(onMain: string, onBranch: string) {
  const orchard = createRepository({ [APPLE]: 'pick(1);\n' });
  orchard.git('switch', '--quiet', '-c', 'harvest');
  orchard.write({ [onBranch]: 'pick(2);\n' });
  const head = orchard.commit('on the branch');
  orchard.git('switch', '--quiet', 'main');
  orchard.write({ [onMain]: 'pick(3);\n' });
  const base = orchard.commit('on main');
  return { orchard, base, head };
}

function meet({ root }: Repository, base: string, head: string, runGit = run) {
  const place = { run: runGit, root, remote: null };
  return catchUp(place, { branch: 'harvest', target: 'main', base, head });
}

describe('catching up with main', () => {
  test('takes a branch that holds main as it is', async () => {
    const orchard = createRepository({ [APPLE]: 'pick(1);\n' });
    const base = orchard.git('rev-parse', 'HEAD').trim();
    const head = orchard.commit('more');
    expect(valueOf(await meet(orchard, base, head))).toEqual({ kind: 'forward', to: head });
    expect(valueOf(await meet(orchard, head, base))).toEqual({ kind: 'nothing' });
    expect(valueOf(await meet(orchard, head, head))).toEqual({ kind: 'nothing' });
  });

  test('merges into main, which is the first parent, and leaves tree, index and refs alone', async () => {
    const { orchard, base, head } = parted('src/fig.ts', 'src/pear.ts');
    const before = [orchard.git('for-each-ref'), orchard.git('status', '--porcelain')];
    const caught = valueOf(await meet(orchard, base, head));
    const to = caught.kind === 'merged' ? caught.to : expect.fail(caught.kind);
    expect(orchard.git('log', '-1', '--format=%P|%s|%an', to).trim()).toBe(
      `${base} ${head}|Merge branch 'harvest' into main|tidemark`,
    );
    expect(orchard.git('ls-tree', '--name-only', to, 'src/').trim().split('\n')).toEqual([
      APPLE,
      'src/fig.ts',
      'src/pear.ts',
    ]);
    expect([orchard.git('for-each-ref'), orchard.git('status', '--porcelain')]).toEqual(before);
  });

  test('merges by the name of whoever runs it, where there is one', async () => {
    const { orchard, base, head } = parted('src/fig.ts', 'src/pear.ts');
    orchard.git('config', 'user.name', 'Pomona');
    orchard.git('config', 'user.email', 'pomona@example.org');
    const caught = valueOf(await meet(orchard, base, head));
    expect(orchard.git('log', '-1', '--format=%ae', 'to' in caught ? caught.to : '').trim()).toBe(
      'pomona@example.org',
    );
  });

  test('names the files that both changed', async () => {
    const { orchard, base, head } = parted(APPLE, APPLE);
    expect(valueOf(await meet(orchard, base, head))).toEqual({ kind: 'conflict', files: [APPLE] });
  });

  test('tells a branch without a history in common from a clone that does not know it', async () => {
    const { orchard, base, head } = parted('src/fig.ts', 'src/pear.ts');
    const stranger = orchard.git('commit-tree', '-m', 'stranger', `${head}^{tree}`).trim();
    expect(valueOf(await meet(orchard, base, stranger))).toEqual({ kind: 'unrelated' });
    const clone = repositoryAt(path.join(temporaryFolder(), 'clone'));
    orchard.git('clone', '--quiet', '--depth=1', '--no-single-branch', `file://${orchard.root}`, clone.root);
    expect(await meet(clone, base, head)).toMatchObject({
      problems: [{ code: 'shallow-history', hint: 'git fetch --unshallow' }],
    });
  });

  test.each(['merge-base', 'merge-tree', 'commit-tree'])(
    'ends with an error where git %s fails',
    async (broken) => {
      const { orchard, base, head } = parted('src/fig.ts', 'src/pear.ts');
      expect(await meet(orchard, base, head, without(broken))).toMatchObject({
        problems: [{ code: 'git-failed', message: expect.stringContaining(`no ${broken} today`) }],
      });
    },
  );

  test('ends with an error where it cannot be told how deep the clone is, or what is not there', async () => {
    const { orchard, base, head } = parted('src/fig.ts', 'src/pear.ts');
    const stranger = orchard.git('commit-tree', '-m', 'stranger', `${head}^{tree}`).trim();
    expect((await meet(orchard, base, stranger, without('rev-parse'))).ok).toBe(false);
    const place = { run: without('fetch'), root: orchard.root, remote: 'origin' };
    expect((await bringRefs(place, ['refs/heads/main'])).ok).toBe(false);
  });
});
