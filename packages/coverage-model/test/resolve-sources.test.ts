import { describe, expect, test } from 'vitest';
import { resolveSources } from '../src/index.ts';
import { repoPath } from './report.ts';

const FILES = [
  'packages/orchard/src/apple.ts',
  'packages/cellar/src/apple.ts',
  'packages/cellar/src/wine.ts',
  'src/apple.ts',
  'tools/one.ts',
].map(repoPath);

function resolve(sources: readonly string[], { reportDir = '', root = '/work/shop' } = {}) {
  const result = resolveSources(sources, {
    root,
    reportDir: repoPath(reportDir),
    isTracked: (path) => FILES.includes(path),
    tracked: () => FILES,
  });
  return result.ok ? Object.fromEntries(result.value) : result.problems.map((problem) => problem.message);
}

describe('B24: the path of a report', () => {
  test.each([
    ['absolute, below the root', '/work/shop/src/apple.ts', '', 'src/apple.ts'],
    ['relative, in its package first', 'src/apple.ts', 'packages/cellar', 'packages/cellar/src/apple.ts'],
    ['relative, below the root', 'tools/one.ts', 'packages/cellar', 'tools/one.ts'],
    ['relative, upwards', '../orchard/src/apple.ts', 'packages/cellar', 'packages/orchard/src/apple.ts'],
    ['relative, from a folder that is no package', 'wine.ts', '', 'packages/cellar/src/wine.ts'],
    [
      'of Windows, with its own root',
      String.raw`D:\ci\shop\packages\cellar\src\wine.ts`,
      '',
      'packages/cellar/src/wine.ts',
    ],
    [
      'of another machine',
      '/ci/shop/packages/orchard/src/apple.ts',
      'packages/cellar',
      'packages/orchard/src/apple.ts',
    ],
    [
      'of a package alone on another machine',
      '/ci/src/wine.ts',
      'packages/cellar',
      'packages/cellar/src/wine.ts',
    ],
    ['of nothing here', '/work/shop/src/none.ts', '', null],
    ['of a dependency', '/ci/node_modules/x/src/apple.ts', '', null],
  ])('%s', (_what, source, reportDir, expected) => {
    expect(resolve([source, '/work/shop/tools/one.ts', source], { reportDir })).toMatchObject({
      [source]: expected,
    });
  });

  test('on a root of Windows', () => {
    expect(resolve([String.raw`C:\shop\src\apple.ts`], { root: String.raw`C:\shop` })).toEqual({
      [String.raw`C:\shop\src\apple.ts`]: 'src/apple.ts',
    });
  });

  test('that two files end with alike names both', () => {
    expect(resolve(['apple.ts', 'tools/one.ts'])).toEqual([
      'apple.ts could be packages/orchard/src/apple.ts or packages/cellar/src/apple.ts or src/apple.ts',
    ]);
  });

  test('none of which is ours is another repository', () => {
    expect(resolve(['/elsewhere/plum.ts'])).toEqual([
      'no path of the report is a file of this repository (/elsewhere/plum.ts)',
    ]);
    expect(resolve([])).toEqual({});
  });
});
