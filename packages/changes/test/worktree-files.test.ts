import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createRepository } from '@tidemark/test-kit';
import { readChanges, worktreePaths } from '../src/index.ts';
import { type Answer, answering, ONE, TWO } from './answering.ts';
import { changesOf, shown } from './changes-of.ts';
import { run } from './run-command.ts';

const base = { ref: 'main', sha: ONE, mergeBase: ONE, foundBy: 'flag' } as const;

/** Reads a working tree of which git answers so, and tells what was asked: of git, and of the files. */
async function readWith(
  answers: Readonly<Record<string, Answer>>,
  listing?: ReturnType<typeof worktreePaths>,
) {
  const git = answering(answers);
  const asked: string[] = [];
  const looked: string[] = [];
  const result = await readChanges(
    async (program, args, options) => {
      asked.push(args.join(' '));
      return git(program, args, options);
    },
    { root: '/srv/orchard', head: ONE },
    { kind: 'worktree', base },
    {
      readFile: async (path) => {
        looked.push(path);
        return Buffer.from('a\n');
      },
      isLink: (path) => path === 'link',
      listing,
    },
  );
  if (!result.ok) throw new Error(result.problems[0]?.message);
  return { ...result.value, asked, looked };
}

describe('what git does not track', () => {
  test('is read where it is a file, and left out where it is outside', async () => {
    const { files, looked } = await readWith({ 'ls-files': [0, '? inner/\0? link\0? ../x.ts\0? a.ts\0'] });
    expect(looked).toEqual(['a.ts']);
    expect(files).toMatchObject([
      { path: 'a.ts', kind: 'file', added: [[1, 1]], reindented: [] },
      { path: 'inner', kind: 'submodule', added: [] },
      { path: 'link', kind: 'symlink', added: [] },
    ]);
  });

  test('may be listed before, by whoever stands below the root', async () => {
    const repository = createRepository({ 'a.ts': '1\n', 'docs/a.md': '1\n' });
    repository.write({ 'src/pear.ts': '1\n', 'docs/b.md': '1\n' });
    const listing = worktreePaths(run, join(repository.root, 'docs'));
    expect(await listing).toMatchObject({ value: { untracked: ['docs/b.md', 'src/pear.ts'] } });
    const { files, asked } = await readWith({}, listing);
    expect(files.map((file) => file.path)).toEqual(['docs/b.md', 'src/pear.ts']);
    expect(asked.filter((args) => args.includes('ls-files'))).toEqual([]);
  });

  test('is no part of what is staged, and of a commit neither is what is staged', async () => {
    const repository = createRepository({ 'a.ts': '1\n', 'b.ts': '1\n' });
    repository.write({ 'a.ts': '2\n' });
    repository.commit('two');
    repository.write({ 'b.ts': '2\n' });
    repository.git('add', '.');
    repository.write({ 'a.ts': '2\n3\n', 'pear.ts': '1\n' });
    const read = async (side: 'staged' | 'revision') =>
      (await changesOf(repository, side, 'HEAD~1')).files.map(shown);
    expect(await read('staged')).toEqual(['modified a.ts 1', 'modified b.ts 1']);
    expect(await read('revision')).toEqual(['modified a.ts 1']);
  });
});

test('a conflict in a path that leaves the repository is left out', async () => {
  const entry = `:100644 000000 ${ONE} ${'0'.repeat(40)} U\0../a.ts\0`;
  expect((await readWith({ diff: [0, entry] })).files).toEqual([]);
});

describe('a working tree', () => {
  test('is dirty with anything on top of its commit, and clean without', async () => {
    const repository = createRepository({ 'a.ts': '1\n', 'b.ts': '1\n', 'c.ts': '1\n' });
    repository.git('checkout', '-q', '-b', 'harvest');
    repository.write({ 'a.ts': '2\n' });
    repository.remove('b.ts');
    repository.commit('later');
    const isDirty = async () => (await changesOf(repository)).head.dirty;
    expect(await isDirty()).toBe(false);
    for (const spoil of [
      () => repository.write({ 'a.ts': '3\n' }),
      () => repository.write({ 'a.ts': '1\n' }),
      () => repository.remove('c.ts'),
      () => repository.write({ 'pear.ts': '1\n' }),
      () => repository.git('rm', '-q', '--cached', 'c.ts'),
    ]) {
      spoil();
      expect(await isDirty()).toBe(true);
      repository.git('reset', '-q', '--hard');
      repository.git('clean', '-q', '-d', '-f');
      expect(await isDirty()).toBe(false);
    }
  });

  test.each<[string, Readonly<Record<string, Answer>>]>([
    ['untracked', { 'ls-files': [0, '? a.ts\0'] }],
    [
      'unstaged',
      { diff: [0, `:100644 100644 ${ONE} ${'0'.repeat(40)} M\0a.ts\0\0diff --git a/a.ts b/a.ts\n`] },
    ],
  ])('in which something is %s is known to be dirty without another question', async (_what, answers) => {
    const { head, asked } = await readWith(answers);
    expect(head.dirty).toBe(true);
    expect(asked).toHaveLength(2);
  });

  test('is asked about where what was seen may be committed', async () => {
    const stored = `:100644 100644 ${ONE} ${TWO} M\0a.ts\0\0diff --git a/a.ts b/a.ts\n`;
    expect((await readWith({ diff: [0, stored] })).asked).toHaveLength(3);
  });

  test('is read whatever order of files the author is used to', async () => {
    const repository = createRepository({ 'a.ts': '1\n' });
    repository.git('config', 'diff.orderFile', 'nowhere');
    repository.write({ 'a.ts': '2\n' });
    expect((await changesOf(repository)).files.map(shown)).toEqual(['modified a.ts 1']);
  });
});
