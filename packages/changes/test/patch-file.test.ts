import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { createRepository } from '@tidemark/test-kit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePatch } from '../src/patch/parse-patch.ts';
import { patchOf, shown } from './changes-of.ts';

const parsed = (patch: string) => parsePatch(Buffer.from(patch));
const file = (name: string, hunks: string) => `--- a/${name}\n+++ b/${name}\n${hunks}`;

describe('a hunk', () => {
  test.each([
    ['of one line each, without counts', '@@ -1 +1 @@\n-a\n+b\n', [[1, 1]]],
    ['of three lines to one', '@@ -1,3 +1 @@\n-a\n-b\n-c\n+d\n', [[1, 1]]],
    ['with a plus in its heading', '@@ -16 +16,2 @@ 1 + 2\n-a\n+b\n+c\n', [[16, 17]]],
    [
      'with what looks like a range in its heading',
      '@@ -16 +16,2 @@ and another +23,2 @@ symbol\n-a\n+b\n+c\n',
      [[16, 17]],
    ],
    [
      'with context',
      '@@ -1,3 +1,4 @@\n a\n+b\n \n+c\n-d\n',
      [
        [2, 2],
        [4, 4],
      ],
    ],
    ['with context that lost its space', '@@ -1,2 +1,3 @@\n a\n\n+c\n', [[3, 3]]],
    [
      'without a last line break',
      '@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n',
      [[1, 1]],
    ],
    ['of lines that look like headers', '@@ -1 +1,2 @@\n--- x\n+++ y\n+diff --git a b\n', [[1, 2]]],
    ['that only removes', '@@ -3,2 +2,0 @@\n-a\n-b\n', []],
  ])('%s', (_what, hunk, added) => {
    expect(parsed(file('a.ts', hunk))).toMatchObject([{ added }]);
  });

  test.each([
    ['that ends early', file('a.ts', '@@ -1 +1,2 @@\n-a\n+b\n'), 'ends in the middle of a hunk'],
    [
      'with more than it counts',
      file('a.ts', '@@ -1,1 +1,2 @@\n-a\n-b\n+c\n'),
      'other lines than its header counts',
    ],
    ['that is malformed', file('a.ts', '@@ nonsense @@\n'), 'malformed hunk header'],
    ['that is malformed without a space', file('a.ts', '@@nonsense\n'), 'malformed hunk header'],
    ['of a merge', 'diff --cc a.ts\n@@@ -1 -1 +1 @@@\n', 'combined diff'],
    ['of no file', '@@ -1 +1 @@\n-a\n+b\n', 'belongs to no file'],
  ])('%s is an error', (_what, patch, message) => {
    expect(parsed(patch)).toMatchObject({ message: expect.stringContaining(message) });
  });

  test('of any bytes at all is read or refused', () => {
    const word = fc.constantFrom(
      '@@ -1 +1 @@',
      '@@ -0,0 +1,3 @@',
      '+a',
      '-b',
      ' c',
      '\\ No',
      '--- a/x',
      '+++ b/x',
      'diff --git a/x b/x',
      '',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string())), (lines) => {
        expect(parsed(lines.join('\n'))).toBeDefined();
      }),
      { numRuns: 500 },
    );
  });
});

describe('a patch file', () => {
  const changed = (name: string) => {
    const repository = createRepository({ [name]: '1\n2\n3\n' });
    repository.write({ [name]: '1\n22\n3\n' });
    return repository;
  };

  test.each(['a.ts', 'é.ts', 'a b/c d.ts', 'x b/y.ts', 'quo"te.ts', 'ta\tb.ts', String.raw`back\slash.ts`])(
    'names %j as git diff wrote it',
    async (name) => {
      const repository = changed(name);
      for (const options of [[], ['--no-prefix']]) {
        const result = await patchOf(repository, repository.git('diff', ...options));
        expect(result.ok ? result.value.files.map(shown) : result.problems).toEqual([`modified ${name} 2`]);
      }
    },
  );

  test('of diff -u has times behind its names', async () => {
    const result = await patchOf(
      changed('a.ts'),
      '--- a/a.ts\t2026-01-01 00:00:00\n+++ b/a.ts\t2026-01-02 00:00:00\n@@ -2 +2 @@\n-2\n+22\n',
    );
    expect(result.ok ? result.value.files.map(shown) : result.problems).toEqual(['modified a.ts 2']);
  });

  test('tells added, deleted, renamed and mode-only files apart', async () => {
    const repository = createRepository({
      'old.ts': '1\n2\n3\n4\n5\n6\n',
      'gone.ts': 'x\n',
      'run.ts': 'y\n',
    });
    repository.git('mv', 'old.ts', 'new.ts');
    repository.git('rm', '-q', 'gone.ts');
    repository.write({ 'fresh.ts': 'a\nb\n' });
    repository.git('add', '-A');
    repository.git('update-index', '--chmod=+x', 'run.ts');
    repository.git('checkout', '-q', '--', 'run.ts');
    const result = await patchOf(repository, repository.git('diff', '--cached', '-M'));
    expect(result.ok ? result.value.files.map(shown) : result.problems).toEqual([
      'added fresh.ts 1-2',
      'deleted gone.ts',
      'renamed new.ts',
      'modified run.ts',
    ]);
  });

  test.each([
    ['context that lost its space', '1\n\n33\n', '@@ -1,3 +1,3 @@\n 1\n\n-3\n+33\n'],
    [
      'no last line break',
      '1\n22',
      '@@ -2 +2 @@\n-2\n\\ No newline at end of file\n+22\n\\ No newline at end of file\n',
    ],
  ])('with %s stands in the tree', async (_what, text, hunk) => {
    const repository = createRepository({ 'a.ts': text });
    const result = await patchOf(repository, file('a.ts', hunk));
    expect(result.ok ? result.value.files.length : result.problems).toBe(1);
  });

  test.each([
    ['a line off', '@@ -1 +1 @@\n-2\n+22\n', 1],
    ['beyond its end', '@@ -8 +8 @@\n-2\n+22\n', 8],
    ['with another line around', '@@ -1,2 +1,2 @@\n 0\n-2\n+22\n', 1],
  ])('%s is a bad diff, with the line', async (_what, hunk, lineNumber) => {
    const repository = createRepository({ 'a.ts': '1\n22\n3\n' });
    expect(await patchOf(repository, file('a.ts', hunk))).toMatchObject({
      problems: [{ code: 'bad-diff', message: expect.stringContaining(`line ${lineNumber} of a.ts`) }],
    });
  });

  test('of links and submodules has no lines', async () => {
    const link =
      'diff --git a/l b/l\nnew file mode 120000\nindex 0000000..1111111\n--- /dev/null\n+++ b/l\n@@ -0,0 +1 @@\n+a.ts\n\\ No newline at end of file\n';
    const repository = createRepository({ 'a.ts': '1\n' });
    const result = await patchOf(repository, link);
    expect(result).toMatchObject({ ok: false, problems: [{ code: 'bad-diff' }] });
  });

  test('that is empty is no change', async () => {
    expect(await patchOf(changed('a.ts'), '')).toMatchObject({
      ok: true,
      value: { files: [], source: { kind: 'patch' } },
    });
  });

  const header = (...lines: readonly string[]) =>
    `diff --git a/a.ts b/a.ts\n${lines.map((line) => `${line}\n`).join('')}`;

  test.each([
    [
      'a binary patch of a source',
      header('index 1..2 100644', 'GIT binary patch', 'literal 1', 'IcmZ', ''),
      'which lines of a.ts',
    ],
    [
      'binary files that differ',
      header('index 1..2 100644', 'Binary files a/a.ts and b/a.ts differ'),
      'which lines of a.ts',
    ],
    ['a changed blob without hunks', header('index 1..2 100644'), 'which lines of a.ts'],
    ['a copy', header('similarity index 90%', 'copy from b.ts', 'copy to a.ts'), 'tells a.ts as a copy'],
    ['a file that is named twice', file('a.ts', '@@ -1 +1 @@\n-0\n+1\n').repeat(2), 'names a.ts twice'],
  ])('with %s is a bad diff', async (_what, patch, message) => {
    const repository = createRepository({ 'a.ts': '1\n' });
    expect(await patchOf(repository, patch)).toMatchObject({
      problems: [{ code: 'bad-diff', file: 'a.ts', message: expect.stringContaining(message) }],
    });
  });

  test('that changes the type of a file tells it by two parts', async () => {
    const repository = createRepository({ 'b.ts': '1\n' });
    symlinkSync('b.ts', path.join(repository.root, 'a.ts'));
    repository.commit('link');
    repository.remove('a.ts');
    repository.write({ 'a.ts': '1\n2\n' });
    const result = await patchOf(repository, repository.git('diff', 'HEAD'));
    expect(result.ok ? result.value.files.map(shown) : result.problems).toEqual(['type-changed a.ts 1-2']);
  });

  test('is not judged where git does not tell whether the tree is clean', async () => {
    const repository = changed('a.ts');
    repository.write({ '.git/index': 'no index' });
    expect(await patchOf(repository, '')).toMatchObject({ problems: [{ code: 'git-failed' }] });
  });

  test.each([
    ['that the tree does not hold', file('a.ts', '@@ -2 +2 @@\n-2\n+222\n')],
    ['that leaves the repository', '--- a/x\n+++ ../../x\n@@ -1 +1 @@\n-a\n+b\n'],
    ['of text', 'nothing to see\n'],
    ['without a name', 'diff --git a/x b/y\nindex 1..2\n'],
    ['with quotes that do not close', '--- "a/x\n+++ "b/x\n@@ -1 +1 @@\n-a\n+b\n'],
  ])('%s is a bad diff', async (_what, patch) => {
    expect(await patchOf(changed('a.ts'), patch)).toMatchObject({
      ok: false,
      problems: [{ code: 'bad-diff' }],
    });
  });
});

test('a patch beside an index that git cannot read is git-failed', async () => {
  const repository = createRepository({ 'a.ts': '1\n' });
  repository.write({ 'a.ts': '2\n', '.git/index': 'apple' });
  const result = await patchOf(repository, file('a.ts', '@@ -1 +1 @@\n-1\n+2\n'));
  expect(result).toMatchObject({ problems: [{ code: 'git-failed' }] });
});
