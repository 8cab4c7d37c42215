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
    tracked: () => new Set(FILES),
  });
  return result.ok ? Object.fromEntries(result.value) : result.problems.map((problem) => problem.message);
}

describe('B24: the path of a report', () => {
  test.each([
    ['absolute, below the root', '/work/shop/src/apple.ts', '', 'src/apple.ts'],
    ['relative, in its package first', 'src/apple.ts', 'packages/cellar', 'packages/cellar/src/apple.ts'],
    ['relative, below the root', 'tools/one.ts', 'packages/cellar', 'tools/one.ts'],
    ['relative, upwards', '../orchard/src/apple.ts', 'packages/cellar', 'packages/orchard/src/apple.ts'],
    ['of nothing here', '/work/shop/src/none.ts', '', null],
    ['outside, in a report of this machine', '/linked/packages/cellar/src/wine.ts', '', null],
    ['outside, told from here', '../linked/src/apple.ts', '', null],
    ['of a build of ours', '/work/shop/dist/src/apple.ts', '', null],
    ['of a dependency', '/ci/node_modules/x/src/apple.ts', '', null],
  ])('%s', (_what, source, reportDir, expected) => {
    expect(resolve([source, '/work/shop/tools/one.ts', source], { reportDir })).toMatchObject({
      [source]: expected,
    });
  });

  test.each([
    ['relative, from a folder that is no package', 'wine.ts', '', 'packages/cellar/src/wine.ts'],
    ['relative, from above the root', './shop/tools/one.ts', '', 'tools/one.ts'],
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
    ['of a container', '/src/apple.ts', '', 'src/apple.ts'],
    [
      'of a package alone on another machine',
      '/ci/src/wine.ts',
      'packages/cellar',
      'packages/cellar/src/wine.ts',
    ],
    [
      'of the package, by an ending of two',
      '/ci/src/apple.ts',
      'packages/cellar',
      'packages/cellar/src/apple.ts',
    ],
    ['relative, by an ending of the package', 'apple.ts', 'packages/cellar', 'packages/cellar/src/apple.ts'],
  ])('%s, in a report that was made elsewhere', (_what, source, reportDir, expected) => {
    expect(resolve([source, '/ci/node_modules/x/src/apple.ts'], { reportDir })).toMatchObject({
      [source]: expected,
    });
  });

  test('of another machine has one root there for all of them, and the others mean nothing here', () => {
    const there = '/ci/shop/packages';
    expect(
      resolve([`${there}/orchard/src/apple.ts`, `${there}/cellar/src/wine.ts`, '/ci/linked/src/apple.ts']),
    ).toEqual({
      [`${there}/orchard/src/apple.ts`]: 'packages/orchard/src/apple.ts',
      [`${there}/cellar/src/wine.ts`]: 'packages/cellar/src/wine.ts',
      '/ci/linked/src/apple.ts': null,
    });
  });

  test('of two roots elsewhere that explain as much names both', () => {
    expect(resolve(['/ci/shop/src/apple.ts', '/ci/linked/src/apple.ts'])).toEqual([
      'the report could be /ci/shop/src/apple.ts as src/apple.ts or /ci/linked/src/apple.ts as src/apple.ts',
    ]);
  });

  test('that ends like ours in a report about other files is another repository', () => {
    const others = ['/else/lib/a.ts', '/else/lib/b.ts', '/else/src/apple.ts'];
    expect(resolve(others)).toEqual([
      'no path of the report is a file of this repository (/else/lib/a.ts, /else/lib/b.ts, /else/src/apple.ts)',
    ]);
    for (const name of ['../linked/src/apple.ts', 'plum.ts'])
      expect(resolve([name])).toEqual([`no path of the report is a file of this repository (${name})`]);
    expect(resolve(['/work/shop/dist/src/apple.ts'])).toEqual([
      'no path of the report is a file of this repository (/work/shop/dist/src/apple.ts)',
    ]);
  });

  test('on a root of Windows', () => {
    expect(resolve([String.raw`C:\shop\src\apple.ts`], { root: String.raw`C:\shop` })).toEqual({
      [String.raw`C:\shop\src\apple.ts`]: 'src/apple.ts',
    });
  });

  test('that two files end with alike names both', () => {
    expect(resolve(['apple.ts'])).toEqual([
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
