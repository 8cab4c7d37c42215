import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  byText,
  gitRepoPath,
  isWithin,
  joinRepoPath,
  parentOf,
  pathBelow,
  toRepoPath,
} from '../src/index.ts';

const path = (text: string) => toRepoPath(text) ?? expect.fail(`${text} is a path`);

describe('a path of the repository', () => {
  test.each([
    ['src/apple.ts', 'src/apple.ts'],
    ['./src//apple.ts', 'src/apple.ts'],
    ['src/../lib/pear.ts', 'lib/pear.ts'],
    [String.raw`src\apple.ts`, 'src/apple.ts'],
    ['', ''],
  ])('%j is %j', (text, expected) => {
    expect(toRepoPath(text)).toBe(expected);
  });

  test.each([
    '/etc/passwd',
    String.raw`\\server\share`,
    'C:/shop/a.ts',
    '../apple.ts',
    'src/../../a.ts',
    'a\0b',
  ])('%j leaves the root', (text) => {
    expect(toRepoPath(text)).toBeNull();
  });

  test('from git keeps a backslash, which is part of the name there', () => {
    expect(gitRepoPath(String.raw`src/a\b.ts`)).toBe(String.raw`src/a\b.ts`);
    expect(gitRepoPath('/a')).toBeNull();
    expect(gitRepoPath('a\0')).toBeNull();
  });

  test('below a folder stays inside the root', () => {
    expect(joinRepoPath(path('src'), '../lib/a.ts')).toBe('lib/a.ts');
    expect(joinRepoPath(path(''), 'a.ts')).toBe('a.ts');
    expect(joinRepoPath(path('src'), '../../a.ts')).toBeNull();
    expect(joinRepoPath(path('src'), '/a.ts')).toBeNull();
    expect(joinRepoPath(path('src'), 'a\0')).toBeNull();
  });

  test('has a parent, up to the root', () => {
    expect(parentOf(path('a/b/c.ts'))).toBe('a/b');
    expect(parentOf(path('a'))).toBe('');
  });

  test('is within a folder by whole names: app does not hold app-utils', () => {
    expect(isWithin(path('packages/app'), path('packages/app/a.ts'))).toBe(true);
    expect(isWithin(path('packages/app'), path('packages/app'))).toBe(true);
    expect(isWithin(path('packages/app'), path('packages/app-utils/a.ts'))).toBe(false);
    expect(isWithin(path(''), path('a'))).toBe(true);
  });

  test('joined below a folder and seen from there is itself again', () => {
    const name = fc.stringMatching(/^[a-z]{1,5}$/);
    fc.assert(
      fc.property(
        fc.array(name, { maxLength: 3 }),
        fc.array(name, { minLength: 1, maxLength: 3 }),
        (folder, below) => {
          const at = path(folder.join('/'));
          const joined = joinRepoPath(at, below.join('/')) ?? expect.fail('it stays inside');
          expect(pathBelow(at, joined)).toBe(below.join('/'));
          expect(isWithin(at, joined)).toBe(true);
        },
      ),
    );
  });
});

test('text is ordered by code units', () => {
  expect(['b', 'a', 'é', 'Z', 'a'].toSorted(byText)).toEqual(['Z', 'a', 'a', 'b', 'é']);
});
