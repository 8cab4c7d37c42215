import { describe, expect, test } from 'vitest';
import { allLines, worktreePaths } from '../src/index.ts';
import { readRawEntries } from '../src/diff/raw-entries.ts';
import { firstMisfit } from '../src/patch/new-side.ts';
import { parsePatch } from '../src/patch/parse-patch.ts';
import { patchPath } from '../src/patch/patch-path.ts';
import { isReindented } from '../src/patch/reindented.ts';

const parsed = (patch: string) => parsePatch(Buffer.from(patch));
const NAMES = '--- a/a.ts\n+++ b/a.ts\n';

describe('a section of a patch', () => {
  test('tells where the lines of each hunk stand', () => {
    const first = ' a\n-b\n+c\n';
    const second = '-d\n+e\n+f\n\\ No newline at end of file\n';
    const patch = `${NAMES}@@ -1,2 +1,2 @@ x\n${first}@@ -8 +8,2 @@\n${second}`;
    const start = patch.indexOf(first);
    const later = patch.indexOf(second);
    expect(parsed(patch)).toEqual([
      {
        header: ['--- a/a.ts', '+++ b/a.ts'],
        added: [
          [2, 2],
          [8, 9],
        ],
        reindented: [],
        hunks: [
          { start, end: start + first.length, lineNumber: 1, nextLine: 3 },
          { start: later, end: patch.length, lineNumber: 8, nextLine: 10 },
        ],
      },
    ]);
  });

  test.each<[string, string, string[]]>([
    [
      'of git, with all of its lines',
      'diff --git a/a.ts b/a.ts\nindex 1..2\n',
      ['diff --git a/a.ts b/a.ts', 'index 1..2'],
    ],
    [
      'of another tool, without the text before it',
      `Only in east: b.ts\n${NAMES}`,
      ['--- a/a.ts', '+++ b/a.ts'],
    ],
    ['of a letter that quotes a name', `--- x\nDear Pomona,\n${NAMES}`, ['--- a/a.ts', '+++ b/a.ts']],
  ])('%s has its header', (_what, patch, header) => {
    expect(parsed(patch)).toMatchObject([{ header, added: [], hunks: [] }]);
  });

  test('of a header that never ends keeps sixty-four lines of it, each of 8192 bytes', () => {
    const line = `index ${'x'.repeat(9000)}`;
    const [section] = [parsed(`diff --git a/a b/a\n${`${line}\n`.repeat(80)}`)].flat();
    expect(section).toMatchObject({
      header: ['diff --git a/a b/a', ...Array(63).fill(line.slice(0, 8192))],
    });
  });

  test.each([
    ['of git', 'diff --git a/a b/a\ndiff --git a/b b/b\n', 2],
    ['of another tool', `${NAMES}@@ -1 +1 @@\n-a\n+b\n${NAMES}@@ -1 +1 @@\n-a\n+b\n`, 2],
    ['of another tool without hunks', NAMES + NAMES, 2],
    ['of nothing', 'Dear Pomona,\n--- with love\n', 0],
  ])('%s ends where the next begins', (_what, patch, count) => {
    expect(parsed(patch)).toHaveLength(count);
  });

  test.each([
    [`${NAMES}@@ -1 +1,2 @@\n-a\n`, 'ends in the middle of a hunk', 5],
    [`${NAMES}@@ -1 +1 @@\n-a\n-b\n+c\n`, 'has a hunk with other lines than its header counts', 6],
    [`${NAMES}@@ -1,2 +1 @@\n a\n b\n`, 'has a hunk with other lines than its header counts', 6],
    [`${NAMES}@@ -1 +1 @\n`, 'has a malformed hunk header', 4],
    [`${NAMES}x@@ -1 +1 @@\n@@ -1 +1 @\n`, 'has a malformed hunk header', 5],
    [`${NAMES}@@-1 +1 @@\n`, 'has a malformed hunk header', 3],
    [`diff --cc a.ts\n@@@ -1 -1 +1 @@@\n`, 'is a combined diff (of a merge), which has no one old side', 2],
    [`@@ -1 +1 @@\n+b\n-a\n`, 'has a hunk that belongs to no file', 4],
    [`${NAMES}@@ -8 +8 @@\n-a\n+b\n@@ -2 +2 @@\n-a\n+b\n`, 'has hunks out of order', 9],
  ])('%j cannot be read, with the line', (patch, message, line) => {
    expect(parsed(patch)).toEqual({ message, line });
  });

  test.each<[string, string, number[][]]>([
    ['as many lines by as many', '-a\n-b\n+ a\n+\tb\n', [[1, 2]]],
    [
      'each of its own block',
      '-a\n+ a\n b\n-c\n+c \n',
      [
        [1, 1],
        [3, 3],
      ],
    ],
    ['not what moved behind a line that stayed', '-a\n b\n+ a\n', []],
    ['not one by two', '-a\n+ a\n+ a\n', []],
    ['not what has another text', '-a\n-b\n+b\n+ b\n', [[2, 2]]],
  ])('tells the lines that were reindented: %s', (_what, lines, reindented) => {
    const old = lines.match(/^[- ]/gm)?.length ?? 0;
    const fresh = lines.match(/^[+ ]/gm)?.length ?? 0;
    expect(parsed(`${NAMES}@@ -1,${old} +1,${fresh} @@\n${lines}`)).toMatchObject([{ reindented }]);
  });
});

describe('a header', () => {
  const NONE = { isAdded: false, isDeleted: false, isCopied: false, isRenamed: false, former: null };
  const of = (name: string, rest: object = {}) => ({
    ...NONE,
    asWritten: `b/${name}`,
    unprefixed: name,
    ...rest,
  });

  test.each<[string[], object | null]>([
    [['--- a/x', '+++ b/x'], of('x')],
    [['--- a/x\r', '+++ b/x\r'], of('x')],
    [['--- a/x', '+++ b/x y\t2026-01-01'], of('x y')],
    [['--- a/x', '+++ b/x\ry'], of('x\ry')],
    [['--- a/x', '+++ "b/x\ty"'], of('x\ty')],
    [['--- a/x', '+++ "b/\\"😀"'], of('"😀')],
    [['--- a/x', '+++ "b/x" y'], null],
    [['--- a/x', '+++ '], null],
    [['--- a/x', '+++ "b/\\303\\251\\t\\"\\\\\\q.ts"\t'], of('é\t"\\q.ts')],
    [['--- a/x', '+++ "b/\\a\\b\\n\\v\\f\\r"'], of('\u0007\b\n\v\f\r')],
    [['--- a/x', '+++ "b/x'], null],
    [['--- a/x', '+++ "'], null],
    [['--- x', '+++ dir/x'], { ...NONE, asWritten: 'dir/x', unprefixed: null }],
    [['--- x', '+++ b/'], { ...NONE, asWritten: 'b/', unprefixed: null }],
    [['--- /dev/null', '+++ b/x'], of('x', { isAdded: true })],
    [['new file mode 100644', '--- a/x', '+++ b/x'], of('x', { isAdded: true })],
    [['--- a/x', '+++ /dev/null'], { ...NONE, asWritten: 'a/x', unprefixed: 'x', isDeleted: true }],
    [['--- /dev/null', '+++ /dev/null'], null],
    [['diff --git a/x b/x', 'deleted file mode 100644'], of('x', { isDeleted: true })],
    [['diff --git a/x b/x b/x b/x'], of('x b/x')],
    [['diff --git "a/\\t" "b/\\t"'], of('\t')],
    [['diff --git "a/x" "b/x" y'], null],
    [['x diff --git "a/x" "b/x"'], null],
    [['diff --git a/x b/xy'], null],
    [['diff --git a/x b/y'], null],
    [['diff --git '], null],
    [[], null],
    [
      ['diff --git a/x b/y', 'rename from x', 'rename to y'],
      { ...NONE, asWritten: 'y', unprefixed: 'y', isRenamed: true, former: 'x' },
    ],
    [['diff --git a/x b/y', 'rename from x', 'rename to "'], null],
    [
      ['diff --git a/x b/y', 'copy from x', 'copy to "\\t"'],
      { ...NONE, asWritten: '\t', unprefixed: '\t', isCopied: true },
    ],
  ])('%j names its file', (header, names) => {
    expect(patchPath(header)).toEqual(names);
  });
});

describe('the new side of a hunk', () => {
  const misfit = (lines: string, text: string, lineNumber = 1) => {
    const patch = Buffer.from(`@@\n${lines}`);
    return firstMisfit(patch, [{ start: 3, end: patch.length, lineNumber, nextLine: 0 }], Buffer.from(text));
  };

  test.each<[string, string, number | null]>([
    [' a\n-x\n+b\n', 'a\nb\n', null],
    [' a\n+b\n\\ No newline at end of file\n', 'a\nb', null],
    ['\n+b\n', '\nb\n', null],
    ['+a\r\n+b\n', 'a\nb\r\n', null],
    ['+a\n+\r\n', 'a\n\n', null],
    [' a\n+b\n', 'a\nc\n', 2],
    [' a\n+b\n', 'a\n', 2],
    [' a\n', '', 1],
    [' a\n+a\n', 'a\n', 2],
    ['+a\n', 'ab\n', 1],
    ['+ab\n', 'a\n', 1],
    ['+a', 'a', null],
  ])('%j in %j', (lines, text, expected) => {
    expect(misfit(lines, text)).toBe(expected);
  });

  test('stands at the line that it names', () => {
    expect([1, 2, 3].map((lineNumber) => misfit('+b\n', 'a\nb\nc\n', lineNumber))).toEqual([1, null, 3]);
  });
});

test.each([
  ['  a b\t', 'a b', true],
  ['\v\f\ra', 'a \r', true],
  ['   ', '', true],
  ['a', 'b', false],
  ['a b', 'ab', false],
  [' a', ' ab', false],
])('the line %j for %j is only reindented: %j', (before, after, expected) => {
  const bytes = Buffer.from(before + after);
  const middle = Buffer.byteLength(before);
  expect(isReindented(bytes, { start: 0, end: middle }, { start: middle, end: bytes.length })).toBe(expected);
});

test.each([
  ['', []],
  ['a', [[1, 1]]],
  ['a\n', [[1, 1]]],
  ['a\n\nb', [[1, 3]]],
  ['\n', [[1, 1]]],
])('the lines of %j are %j', (text, expected) => {
  expect(allLines(Buffer.from(text))).toEqual(expected);
});

describe('a raw entry', () => {
  const [OLD, NEW, NONE] = ['1'.repeat(40), '2'.repeat(64), '0'.repeat(40)];
  const entries = (output: string) => readRawEntries(Buffer.from(output));
  const entry = (modes: string, ids: string, rest: string) => `:${modes} ${ids} ${rest}\0`;

  test.each<[string, string, object]>([
    ['M', 'a.ts\0', { path: 'a.ts', formerPath: null, status: 'modified' }],
    ['A', 'a.ts\0', { path: 'a.ts', formerPath: null, status: 'added' }],
    ['D', 'a.ts\0', { path: 'a.ts', formerPath: null, status: 'deleted' }],
    ['T', 'a.ts\0', { path: 'a.ts', formerPath: null, status: 'type-changed' }],
    ['U', 'a.ts\0', { path: 'a.ts', formerPath: null, status: 'unmerged' }],
    ['R090', 'old.ts\0a.ts\0', { path: 'a.ts', formerPath: 'old.ts', status: 'renamed' }],
    ['C100', 'old.ts\0a.ts\0', { path: 'a.ts', formerPath: 'old.ts', status: 'copied' }],
  ])('%s is read, with the patch behind it', (letter, names, expected) => {
    const output = `${entry('100644 100755', `${OLD} ${NEW}`, letter)}${names}\0@@ patch`;
    const read = entries(output);
    expect(read?.entries).toEqual([{ ...expected, kind: 'file', oldBlob: OLD, newBlob: NEW }]);
    expect(read?.patch.toString()).toBe('@@ patch');
  });

  test.each([
    ['100644 120000', 'M', 'symlink'],
    ['100644 160000', 'M', 'submodule'],
    ['120000 100644', 'M', 'file'],
    ['120000 000000', 'D', 'symlink'],
  ])('of the modes %s, %s, is a %s', (modes, letter, kind) => {
    const output = entry(modes, `${NONE} ${NONE}`, letter) + 'a.ts\0';
    expect(entries(output)?.entries).toMatchObject([{ kind, oldBlob: null, newBlob: null }]);
  });

  test.each([
    ['x', 'x'],
    ['a mode that is too short', entry('10064 100644', `${OLD} ${NEW}`, 'M') + 'a\0'],
    ['something before it', `x${entry('100644 100644', `${OLD} ${NEW}`, 'M')}a\0`],
    ['another letter', entry('100644 100644', `${OLD} ${NEW}`, 'X') + 'a\0'],
    ['something behind its letter', entry('100644 100644', `${OLD} ${NEW}`, 'M1x') + 'a\0'],
    ['an id that is too short', entry('100644 100644', `${'1'.repeat(39)} ${NEW}`, 'M') + 'a\0'],
    ['no name', entry('100644 100644', `${OLD} ${NEW}`, 'M')],
    ['a name without an end', entry('100644 100644', `${OLD} ${NEW}`, 'M') + 'a'],
    ['no end at all', ':100644'],
  ])('with %s is malformed', (_what, output) => {
    expect(entries(output)).toBeNull();
  });

  test('with an id that ends in zeros has that id; one of zeros is none', () => {
    const round = `${'1'.repeat(39)}0`;
    expect(
      entries(`${entry('100644 100644', `${round} ${'0'.repeat(40)}`, 'M')}a\0\0`)?.entries,
    ).toMatchObject([{ oldBlob: round, newBlob: null }]);
  });

  test('of nothing is none, with the patch behind', () => {
    expect(entries('')?.entries).toEqual([]);
    expect(entries('\0@@')?.patch.toString()).toBe('@@');
  });
});

test('the paths of a working tree are told apart by their tags', async () => {
  const stdout = Buffer.from(`? a b.ts\0? M x\0M 100644 ${'1'.repeat(40)} 1\tc\td.ts\0H e.ts\0`);
  const asked: string[][] = [];
  const paths = await worktreePaths(async (program, args) => {
    asked.push([program, ...args]);
    return { code: 0, stdout, stderr: '' };
  }, '/srv/orchard');
  expect(paths).toEqual({
    ok: true,
    value: { untracked: ['a b.ts', 'M x'], unmerged: new Set(['c\td.ts']) },
  });
  expect(asked).toHaveLength(1);
});
