import type { ChangedFile } from '@tidemark/changes';
import { expect, test } from 'vitest';
import { removedTests } from '../../src/index.ts';
import { repoPath } from '../measured.ts';

function file(path: string, status: ChangedFile['status'], formerPath: string | null = null): ChangedFile {
  return {
    path: repoPath(path),
    formerPath: formerPath === null ? null : repoPath(formerPath),
    status,
    kind: 'file',
    added: [],
    reindented: [],
    oldBlob: null,
  };
}

function removed(...files: readonly ChangedFile[]): string[] {
  const found = removedTests(files, {
    isTest: (path) => /\.(?:test|spec)\.ts$/.test(path),
    isCode: (path) => path.endsWith('.ts'),
    packageOf: (path) => path.split('/')[0] ?? '',
  });
  return found.map((entry) => `${entry.package}: ${entry.file}`);
}

const GONE = file('orchard/apple.test.ts', 'deleted');

test.each([
  ['is deleted', [GONE]],
  ['is deleted while a source of another name goes', [GONE, file('orchard/pear.ts', 'deleted')]],
  [
    'is deleted while a source goes whose name begins alike',
    [GONE, file('orchard/apple-tree.ts', 'deleted')],
  ],
  ['is deleted while its namesake in another package goes', [GONE, file('cellar/apple.ts', 'deleted')]],
  [
    'is deleted while another test of its name is only edited',
    [GONE, file('orchard/it/apple.spec.ts', 'modified')],
  ],
  [
    'is deleted while another test of its name becomes a link',
    [GONE, file('orchard/it/apple.spec.ts', 'type-changed')],
  ],
  ['loses the name of a test', [file('orchard/apple.old.ts', 'renamed', 'orchard/apple.test.ts')]],
])('a test that %s is removed', (_how, files) => {
  expect(removed(...files)).toEqual(['orchard: orchard/apple.test.ts']);
});

test.each([
  ['goes with its source', [GONE, file('orchard/apple.ts', 'deleted')]],
  ['goes while its source moves', [GONE, file('orchard/plum.ts', 'renamed', 'orchard/apple.ts')]],
  ['has a successor of the same stem', [GONE, file('orchard/test/apple.spec.ts', 'untracked')]],
  ['is renamed to another test', [file('orchard/plum.test.ts', 'renamed', 'orchard/apple.test.ts')]],
  [
    'is renamed to another test while another file is edited',
    [file('orchard/plum.test.ts', 'renamed', 'orchard/apple.test.ts'), file('orchard/pear.ts', 'modified')],
  ],
  ['is copied', [file('orchard/plum.ts', 'copied', 'orchard/apple.test.ts')]],
])('a test that %s is not', (_how, files) => {
  expect(removed(...files)).toEqual([]);
});

test('a source that is deleted is no test', () => {
  expect(removed(file('orchard/apple.ts', 'deleted'))).toEqual([]);
});

test('a renamed file whose former name nobody tells removes nothing', () => {
  expect(removed(file('orchard/apple.ts', 'renamed'))).toEqual([]);
});
