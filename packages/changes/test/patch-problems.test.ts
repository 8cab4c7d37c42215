import { describe, expect, test } from 'vitest';
import { readPatchFile } from '../src/index.ts';
import { type Answer, answering, ONE } from './answering.ts';

describe('a patch file', () => {
  const held = async (
    patch: string,
    tree: Readonly<Record<string, string>>,
    rest: Readonly<Record<string, Answer>> = {},
  ) => {
    const result = await readPatchFile(
      answering(rest),
      { root: '/srv/orchard', head: ONE },
      {
        bytes: Buffer.from(patch),
        patch: '/srv/change.patch',
        readFile: async (path) => (tree[path] === undefined ? null : Buffer.from(tree[path])),
        isSource: (path) => path.endsWith('.ts'),
      },
    );
    return result.ok ? result.value : result.problems;
  };
  const git = (rest: string) => `diff --git a/a.ts b/a.ts\n${rest}`;
  const names = '--- a/a.ts\n+++ b/a.ts\n';
  const hunk = `${names}@@ -1 +1 @@\n-a\n+b\n`;
  const unified = 'Give a unified diff, such as git diff writes';

  test.each<[string, object]>([
    ['apple\n', { message: 'the file holds no patch', hint: unified }],
    [
      `${names}@@ -1 +1,2 @@\n+b\n`,
      { message: 'the patch ends in the middle of a hunk', line: 5, hint: unified },
    ],
    ['diff --git a/x b/y\n', { message: 'a file of the patch has no readable name: diff --git a/x b/y' }],
    [
      '--- a/x\n+++ ../../x\n@@ -1 +1 @@\n-a\n+b\n',
      { message: 'the patch names ../../x, which leaves the repository' },
    ],
    [
      git('similarity index 90%\ncopy from a.ts\ncopy to b.ts\n'),
      {
        message: 'the patch tells b.ts as a copy, without its lines',
        hint: 'Make it again with git diff -M, not with -C',
      },
    ],
    [
      `${names}@@ -1 +1 @@\n-a\n+c\n`,
      {
        message: 'the working tree does not hold the patch: line 1 of a.ts is another',
        hint: 'Apply the patch first, or make it again from this tree',
        file: 'a.ts',
      },
    ],
    [
      git('index 1111111..2222222 100644\nGIT binary patch\n'),
      {
        message: 'the patch does not tell which lines of a.ts changed',
        hint: 'Make it again with git diff --text, not with --binary',
        file: 'a.ts',
      },
    ],
    [
      git('index 1111111..2222222 100644\n'),
      { message: 'the patch does not tell which lines of a.ts changed', file: 'a.ts' },
    ],
    [
      git('deleted file mode 100644\n--- a/a.ts\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n') + hunk,
      { message: expect.stringContaining('the patch names a.ts twice') },
    ],
    [
      hunk + git('new file mode 100644\n--- /dev/null\n+++ b/a.ts\n@@ -0,0 +1 @@\n+b\n'),
      { message: expect.stringContaining('the patch names a.ts twice') },
    ],
    [
      hunk + hunk,
      {
        message: 'the patch names a.ts twice, and only the last part has the line numbers of this tree',
        hint: 'Give one diff of the whole change, not a series of commits',
        file: 'a.ts',
      },
    ],
  ])('%j is a bad diff', async (patch, problem) => {
    expect(await held(patch, { 'a.ts': 'b\n' })).toEqual([
      expect.objectContaining({ code: 'bad-diff', ...problem }),
    ]);
  });

  test('that git cannot take back is a bad diff, with what git said', async () => {
    expect(await held(hunk, { 'a.ts': 'b\n' }, { apply: [1, '', 'error: apple\nmore'] })).toStrictEqual([
      {
        code: 'bad-diff',
        message: 'the working tree does not hold the patch: error: apple',
        hint: 'Apply the patch first, or make it again from this tree',
      },
    ]);
  });

  test.each<[string, string, Readonly<Record<string, string>>]>([
    ['a file whose content did not change', git('old mode 100644\nnew mode 100755\n'), { 'a.ts': 'b\n' }],
    ['a file whose blob is the same', git('index 1111111..1111111 100644\n'), { 'a.ts': 'b\n' }],
    ['a file that is empty', git('index 1111111..2222222 100644\n'), { 'a.ts': '' }],
    ['a file that is not there', git('index 1111111..2222222 100644\n'), {}],
    [
      'a file that is no source',
      'diff --git a/a.md b/a.md\nindex 1111111..2222222\nBinary files differ\n',
      { 'a.md': 'b' },
    ],
  ])('without lines of %s is read', async (_what, patch, tree) => {
    expect(await held(patch, tree)).toMatchObject({ files: [{ added: [], status: 'modified' }] });
  });

  test.each<[string, string, object]>([
    [
      'a file that goes and comes as another type',
      git(
        `deleted file mode 120000\nindex 1111111..0000000\n--- a/a.ts\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n`,
      ) + git(`new file mode 100644\nindex 0000000..2222222\n--- /dev/null\n+++ b/a.ts\n@@ -0,0 +1 @@\n+b\n`),
      { status: 'type-changed', kind: 'file', added: [[1, 1]], oldBlob: '1111111' },
    ],
    [
      'a file that is gone',
      git('deleted file mode 100644\nindex 1111111..0000000\n--- a/a.ts\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n'),
      { status: 'deleted', kind: 'file', added: [], oldBlob: '1111111' },
    ],
    [
      'a new link',
      git('new file mode 120000\nindex 0000000..2222222\n--- /dev/null\n+++ b/a.ts\n@@ -0,0 +1 @@\n+x\n'),
      { status: 'added', kind: 'symlink', added: [], reindented: [], oldBlob: null },
    ],
    [
      'another submodule',
      git('index 1111111..2222222 160000\n--- a/a.ts\n+++ b/a.ts\n@@ -1 +1 @@\n-x\n+y\n'),
      { status: 'modified', kind: 'submodule', added: [], oldBlob: '1111111' },
    ],
    [
      'a file that moved',
      'diff --git a/old.ts b/a.ts\nsimilarity index 50%\nrename from old.ts\nrename to a.ts\nindex 1111111..2222222\n--- a/old.ts\n+++ b/a.ts\n@@ -1 +1 @@\n- b\n+b\n',
      { status: 'renamed', formerPath: 'old.ts', added: [[1, 1]], reindented: [[1, 1]] },
    ],
    [
      'blobs whose ids begin or end with zeros',
      git(`index 0111110..2222222 100644\n${hunk}`),
      { status: 'modified', oldBlob: '0111110' },
    ],
  ])('tells of %s', async (_what, patch, file) => {
    const read = await held(patch, { 'a.ts': 'b\n' });
    expect(read).toMatchObject({ files: [{ path: 'a.ts', ...file }], head: { sha: ONE, dirty: false } });
    expect(read).toMatchObject({ source: { kind: 'patch', patch: '/srv/change.patch' }, warnings: [] });
  });

  test.each([
    ['index 1111111..2222222', 'GIT binary patch.ts'],
    ['Binary files .ts', 'Binary files .ts'],
    ['old', 'index of 120000'],
    ['old', 'of Binary files .ts'],
  ])('takes no name for what a header says of a content: %j, %j', async (former, name) => {
    const moved = `diff --git a/x b/y\nsimilarity index 100%\nrename from ${former}\nrename to ${name}\n`;
    expect(await held(moved, { [name]: 'b\n' })).toMatchObject({
      files: [{ path: name, formerPath: former, kind: 'file', oldBlob: null }],
    });
  });

  test.each([
    ['a folder of one letter where its file is there', { 'a/a.ts': 'b\n', 'a.ts': 'b\n' }, 'a/a.ts', '-p0'],
    ['a prefix where it is not', { 'a.ts': 'b\n' }, 'a.ts', '-p1'],
  ])('names %s', async (_what, tree: Readonly<Record<string, string>>, path, strip) => {
    const asked: string[][] = [];
    const result = await readPatchFile(
      async (_program, args) => {
        asked.push([...args]);
        return { code: 0, stdout: Buffer.from(''), stderr: '' };
      },
      { root: '/srv/orchard', head: ONE },
      {
        bytes: Buffer.from(hunk.replaceAll('b/a.ts', 'a/a.ts')),
        patch: '/srv/change.patch',
        readFile: async (at) => (tree[at] === undefined ? null : Buffer.from(tree[at])),
        isSource: () => true,
      },
    );
    expect(result).toMatchObject({ value: { files: [{ path }] } });
    expect(asked.find(([word]) => word === 'apply')).toContain(strip);
  });

  test('has its files in order, and a working tree of which git tells anything is dirty', async () => {
    const of = (name: string) => hunk.replaceAll('a.ts', name);
    const tree = { 'a.ts': 'b\n', 'b.ts': 'b\n', 'c.ts': 'b\n' };
    expect(
      await held(of('b.ts') + of('c.ts') + of('a.ts'), tree, { status: [0, ' M a.ts\0'] }),
    ).toMatchObject({ head: { dirty: true }, files: [{ path: 'a.ts' }, { path: 'b.ts' }, { path: 'c.ts' }] });
    expect(await held(hunk, tree, { status: [128, '', 'fatal: apple'] })).toMatchObject([
      { code: 'git-failed' },
    ]);
  });
});
