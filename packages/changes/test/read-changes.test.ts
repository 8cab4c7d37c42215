import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createRepository, emptyRepository, type Repository, temporaryFolder } from '@tidemark/test-kit';
import fc from 'fast-check';
import { linesOf, type RunCommand } from '@tidemark/kernel';
import { describe, expect, test } from 'vitest';
import { findRepository, readChanges } from '../src/index.ts';
import { changesOf, isMutated, shown } from './changes-of.ts';
import { run } from './run-command.ts';

const text = (...lines: readonly (string | number)[]) => lines.map((line) => `${line}\n`).join('');

describe('B2, B3: the working tree', () => {
  test('is read with what is committed, staged, unstaged and untracked, ordered by path', async () => {
    const repository = createRepository({ 'b.ts': text(1, 2, 3), 'c.ts': text(1, 2), 'gone.ts': text(1) });
    repository.git('checkout', '-q', '-b', 'harvest');
    repository.write({ 'b.ts': text(1, 22, 3) });
    repository.commit('line 2');
    repository.write({ 'b.ts': text(1, 22, 33), 'c.ts': text(0, 1, 2), 'a.ts': text(1, 2), 'empty.ts': '' });
    repository.git('add', 'c.ts');
    repository.remove('gone.ts');
    const changes = await changesOf(repository);
    expect(changes.files.map(shown)).toEqual([
      'untracked a.ts 1-2',
      'modified b.ts 2-3',
      'modified c.ts 1',
      'untracked empty.ts',
      'deleted gone.ts',
    ]);
    expect(changes.head).toEqual({ sha: repository.git('rev-parse', 'HEAD').trim(), dirty: true });
  });

  test('is clean when nothing was touched, and dirty with something staged alone', async () => {
    const repository = createRepository({ 'a.ts': text(1) });
    expect(await changesOf(repository)).toMatchObject({ files: [], head: { dirty: false } });
    repository.write({ 'a.ts': text(2) });
    repository.git('add', '.');
    expect((await changesOf(repository, 'staged')).head.dirty).toBe(true);
    repository.commit('staged');
    expect((await changesOf(repository, 'revision', 'HEAD~1')).files.map(shown)).toEqual(['modified a.ts 1']);
  });

  test('B14: links, modes, types and repositories inside are told by their kind', async () => {
    const repository = createRepository({ 'a.ts': text(1, 2), 'b.ts': text(1), 'c.ts': text(5, 6) });
    rmSync(path.join(repository.root, 'a.ts'));
    symlinkSync('b.ts', path.join(repository.root, 'a.ts'));
    symlinkSync('b.ts', path.join(repository.root, 'new-link.ts'));
    const inner = path.join(repository.root, 'inner');
    mkdirSync(inner);
    writeFileSync(path.join(inner, 'x.ts'), text(1));
    const { git } = createRepository({ x: '' });
    git('init', '-q', inner);
    repository.git('update-index', '--chmod=+x', 'b.ts');
    repository.write({ 'c.ts': text(5, 7) });
    const { files } = await changesOf(repository);
    expect(files.map(shown)).toEqual([
      'type-changed symlink a.ts',
      'modified c.ts 2',
      'untracked submodule inner',
      'untracked symlink new-link.ts',
    ]);
    repository.git('add', 'b.ts');
  });

  test('B14: a link that becomes a file has the lines of the file', async () => {
    const repository = createRepository({ 'b.ts': text(1) });
    symlinkSync('b.ts', path.join(repository.root, 'a.ts'));
    repository.commit('link');
    rmSync(path.join(repository.root, 'a.ts'));
    repository.write({ 'a.ts': text(1, 2), 'b.ts': text(2) });
    expect((await changesOf(repository)).files.map(shown)).toEqual([
      'type-changed a.ts 1-2',
      'modified b.ts 1',
    ]);
  });

  test('B4: a rename keeps the lines it carries and knows its former path', async () => {
    const lines = Array.from({ length: 20 }, (_, index) => index);
    const repository = createRepository({ 'old name.ts': text(...lines) });
    repository.git('mv', 'old name.ts', 'new "name".ts');
    repository.write({ 'new "name".ts': text(...lines, 'one more') });
    const { files } = await changesOf(repository);
    expect(files.map(shown)).toEqual(['renamed new "name".ts 21']);
    expect(files[0]?.formerPath).toBe('old name.ts');
  });

  test('B5: a line that was moved is a changed line', async () => {
    const repository = createRepository({ 'a.ts': text(1, 2, 3, 4, 5) });
    repository.write({ 'a.ts': text(2, 3, 4, 5, 1) });
    expect((await changesOf(repository)).files.map(shown)).toEqual(['modified a.ts 5']);
  });

  test('B6, B7: lines that differ at their ends alone are reindented', async () => {
    const repository = createRepository({ 'a.ts': text('a', 'b', 'c', 'd') });
    repository.write({ 'a.ts': '  a\nb\r\nC\nd d\n' });
    const [file] = (await changesOf(repository)).files;
    expect(file).toMatchObject({ added: [[1, 4]], reindented: [[1, 2]] });
  });

  test('a file that was taken out of the index and lies there is one file, new as a whole', async () => {
    const repository = createRepository({ 'a.ts': text(1, 2, 3), 'b.ts': text(1) });
    const oldBlob = repository.git('rev-parse', 'HEAD:a.ts').trim();
    repository.git('rm', '-q', '--cached', 'a.ts');
    repository.write({ 'a.ts': text(1, 2, 4) });
    const { files } = await changesOf(repository);
    expect(files.map(shown)).toEqual(['modified a.ts 1-3']);
    expect(files[0]?.oldBlob).toBe(oldBlob);
  });

  // Left out -- it takes seconds, and a mutant would be asked it every time
  test.skipIf(isMutated)('with more renames than are looked for is read with a warning', async () => {
    const names = Array.from({ length: 1001 }, (_, index) => index);
    const fileOf = (folder: string, end: string) =>
      Object.fromEntries(
        names.map((name) => [`${folder}/${end}${name}.ts`, text(name, name + 1, name + 2, end)]),
      );
    const repository = createRepository({ 'a.ts': text(1) });
    repository.write(fileOf('old', 'x'));
    repository.commit('a thousand');
    repository.remove('old');
    repository.write(fileOf('new', 'y'));
    repository.git('add', '-A');
    const { warnings, files } = await changesOf(repository, 'staged');
    expect(files).toHaveLength(2002);
    expect(warnings).toEqual([
      expect.stringContaining('git diff: warning: exhaustive rename detection was skipped'),
    ]);
  });

  test('S31: a conflict is unmerged', async () => {
    const repository = createRepository({ 'a.ts': text(1) });
    repository.git('checkout', '-q', '-b', 'harvest');
    repository.write({ 'a.ts': text(2) });
    repository.commit('two');
    repository.git('checkout', '-q', 'main');
    repository.write({ 'a.ts': text(3) });
    repository.commit('three');
    expect(() => repository.git('merge', 'harvest')).toThrow('merge');
    expect((await changesOf(repository)).files.map(shown)).toEqual(['unmerged a.ts 1,3-5']);
    expect((await changesOf(repository, 'staged')).files.map(shown)).toEqual(['unmerged a.ts']);
    repository.write({ 'a.ts': text(3) });
    expect((await changesOf(repository)).files.map(shown)).toEqual(['unmerged a.ts']);
    repository.git('merge', '--abort');
  });

  test('an untracked file named like the entry of a conflict is untracked', async () => {
    const repository = createRepository({ 'a.ts': text(1) });
    const name = `M 100644 ${'0'.repeat(40)} 1\ta.ts`;
    repository.write({ [name]: text(1), 'a.ts': text(2) });
    expect((await changesOf(repository)).files.map(shown)).toEqual([
      `untracked ${name} 1`,
      'modified a.ts 1',
    ]);
  });

  test('a name with a line break that looks like a hunk forges nothing', async () => {
    const repository = createRepository({ 'a.ts': text(1) });
    const name = 'x\n@@ -0,0 +1,9 @@';
    repository.write({ [name]: text(1), 'a.ts': text(1, 2) });
    repository.git('add', '-A');
    expect((await changesOf(repository)).files.map(shown)).toEqual(['modified a.ts 2', `added ${name} 1`]);
  });
});

/** A working tree in which nothing can be read. */
const NOTHING = { readFile: async () => null, isLink: () => false };

test('an untracked file that cannot be read has one line', async () => {
  const repository = createRepository({ 'a.ts': text(1) });
  repository.write({ 'pear.ts': text(1, 2) });
  const sha = repository.git('rev-parse', 'main').trim();
  const base = { ref: 'main', sha, mergeBase: sha, foundBy: 'flag' } as const;
  const place = { root: repository.root, head: sha };
  expect(await readChanges(run, place, { kind: 'worktree', base }, NOTHING)).toMatchObject({
    value: { files: [{ path: 'pear.ts', kind: 'file', added: [[1, 1]] }] },
  });
});

test('what is tracked, changed and still there is told before git has looked for the rest', async () => {
  const repository = createRepository({ 'a.ts': text(1), 'b.ts': text(1), 'c.ts': text(1) });
  repository.write({ 'a.ts': text(1, 2), 'pear.ts': text(1) });
  repository.git('rm', '-q', 'b.ts');
  const sha = repository.git('rev-parse', 'main').trim();
  const base = { ref: 'main', sha, mergeBase: sha, foundBy: 'flag' } as const;
  const place = { root: repository.root, head: sha };
  const told: string[][] = [];
  const files = { ...NOTHING, onTracked: (paths: readonly string[]) => void told.push([...paths]) };
  await readChanges(run, place, { kind: 'worktree', base }, files);
  await readChanges(run, place, { kind: 'staged', base }, files);
  expect(told).toEqual([['a.ts']]);
});

test('a branch without a commit is dirty, whichever revision is read', async () => {
  const repository = createRepository({ 'a.ts': text(1) });
  const sha = repository.git('rev-parse', 'main').trim();
  repository.git('checkout', '-q', '--orphan', 'harvest');
  const base = { ref: 'main', sha, mergeBase: sha, foundBy: 'flag' } as const;
  const { root } = repository;
  const found = await findRepository(run, root);
  if (!found.ok) throw new Error(found.problems[0]?.message);
  const source = { kind: 'revision', base, revision: sha } as const;
  expect(await readChanges(run, found.value, source, NOTHING)).toMatchObject({
    value: { head: { sha: null, dirty: true }, files: [] },
  });
});

test('outside of a repository every question to git fails, and each is told', async () => {
  const base = { ref: 'x', sha: 'x', mergeBase: 'x', foundBy: 'flag' } as const;
  const place = { root: temporaryFolder(), head: null };
  expect(await readChanges(run, place, { kind: 'worktree', base }, NOTHING)).toMatchObject({
    problems: [{ code: 'git-failed' }, { code: 'git-failed' }],
  });
});

test('a base that is gone is git-failed, with what git said', async () => {
  const { root } = emptyRepository();
  const base = {
    ref: 'x',
    sha: 'x',
    mergeBase: '0123456789012345678901234567890123456789',
    foundBy: 'flag',
  } as const;
  const result = await readChanges(
    run,
    { root, head: null },
    { kind: 'worktree', base },
    { readFile: async () => null, isLink: () => false },
  );
  expect(result).toMatchObject({ ok: false, problems: [{ code: 'git-failed' }] });
});

const given = { readFile: async () => null, isLink: () => false };
const headOf = (repository: Repository) => {
  const sha = repository.git('rev-parse', 'HEAD').trim();
  return { ref: 'HEAD', sha, mergeBase: sha, foundBy: 'flag' } as const;
};

test.each([
  [':100644', 'its raw half is malformed'],
  [`:100644 100644 ${'1'.repeat(40)} ${'2'.repeat(40)} M\0a.ts\0\0`, 'it has no lines for a.ts'],
  ['\0diff --git a/a.ts b/a.ts\n', 'it has lines for files that it does not name'],
  ['\0@@ -1 +1 @@\n', 'its patch ends in the middle of a hunk (line 2)'],
])('an answer of git diff that does not fit together is git-failed: %j', async (answer, message) => {
  const repository = createRepository({ 'a.ts': text(1) });
  const odd: RunCommand = async (program, args, options) =>
    args.includes('diff')
      ? { code: 0, stdout: Buffer.from(answer), stderr: '' }
      : run(program, args, options);
  const source = { kind: 'worktree', base: headOf(repository) } as const;
  expect(await readChanges(odd, { root: repository.root, head: null }, source, given)).toMatchObject({
    problems: [{ code: 'git-failed', message: `the output of git diff cannot be read: ${message}` }],
  });
});

test('where nothing can be read of the index every question that failed is named', async () => {
  const repository = createRepository({ 'a.ts': text(1) });
  const source = { kind: 'worktree', base: headOf(repository) } as const;
  repository.write({ '.git/index': 'no index' });
  expect(await readChanges(run, { root: repository.root, head: null }, source, given)).toMatchObject({
    problems: [{ code: 'git-failed' }, { code: 'git-failed' }],
  });
});

test('a branch without a commit is dirty', async () => {
  const repository = createRepository({ 'a.ts': text(1) });
  const source = { kind: 'staged', base: headOf(repository) } as const;
  expect(await readChanges(run, { root: repository.root, head: null }, source, given)).toMatchObject({
    value: { head: { sha: null, dirty: true } },
  });
});

// Left out -- it takes many seconds, and a mutant would be asked it every time
test.skipIf(isMutated)(
  'what is not added was there before, in the same order, for any edit',
  { timeout: 120_000 },
  async () => {
    const repository = createRepository({ 'a.ts': '' });
    const content = fc.array(
      fc.constantFrom<string[]>('a', 'b', 'c', ' a', '', '++ d', '-- e', '@@ -1 +1 @@', 'diff --git a/x b/x'),
      { maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(content, content, fc.boolean(), async (before, after, endsOpen) => {
        repository.write({ 'a.ts': text(...before) });
        repository.commit('before');
        repository.write({ 'a.ts': endsOpen ? text(...after).slice(0, -1) : text(...after) });
        const [file] = (await changesOf(repository, 'worktree', 'HEAD')).files;
        const added = new Set(linesOf(file?.added ?? []));
        const written = (endsOpen ? text(...after).slice(0, -1) : text(...after)).split('\n');
        const lines = written.at(-1) === '' ? written.slice(0, -1) : written;
        const kept = lines.filter((_, index) => !added.has(index + 1));
        let from = 0;
        for (const line of kept) {
          const found = before.indexOf(line, from);
          expect(found).toBeGreaterThanOrEqual(0);
          from = found + 1;
        }
        expect(Math.max(0, ...added)).toBeLessThanOrEqual(lines.length);
        if (file === undefined) expect(lines).toEqual(before);
      }),
      { numRuns: 100 },
    );
  },
);
