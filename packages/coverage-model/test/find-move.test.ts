import { describe, expect, test } from 'vitest';
import { resolveSources } from '../src/index.ts';
import { repoPath } from './report.ts';

/** The files that are meant, or the problems; `files` are those of the repository. */
function resolve(
  sources: readonly string[],
  files: readonly string[],
  { root = '/work/shop', reportDir = '' } = {},
) {
  const result = resolveSources(sources, {
    root,
    reportDir: repoPath(reportDir),
    isTracked: (path) => files.includes(path),
    tracked: () => new Set(files.map(repoPath)),
  });
  return result.ok ? Object.fromEntries(result.value) : result.problems;
}

const foreign = (sources: string) => [
  {
    code: 'path-mismatch',
    message: `no path of the report is a file of this repository (${sources})`,
    hint: 'Check that the report was made from this repository and that its root is set right',
  },
];

describe('a report that was made elsewhere', () => {
  test('is ours when one folder there explains half of its paths, and not when it explains less', () => {
    const half = ['/ci/shop/src/apple.ts', '/ci/shop/src/none.ts'];
    expect(resolve(half, ['src/apple.ts'])).toEqual({
      '/ci/shop/src/apple.ts': 'src/apple.ts',
      '/ci/shop/src/none.ts': null,
    });
    expect(resolve([...half, '/ci/shop/src/nor.ts'], ['src/apple.ts'])).toEqual(
      foreign('/ci/shop/src/apple.ts, /ci/shop/src/none.ts, /ci/shop/src/nor.ts'),
    );
  });

  test('of many other paths is told with three of them', () => {
    expect(resolve(['/1', '/2', '/3', '/4'], ['src/apple.ts'])).toEqual(foreign('/1, /2, /3'));
  });

  test('is taken by the folder that explains more of its paths, however deep that is', () => {
    const sources = ['/ci/a/src/apple.ts', '/ci/a/src/pear.ts', '/ci/a/src/plum.ts'];
    const files = ['src/apple.ts', 'src/pear.ts', 'a/src/plum.ts'];
    expect(resolve(sources, files)).toEqual({
      '/ci/a/src/apple.ts': 'src/apple.ts',
      '/ci/a/src/pear.ts': 'src/pear.ts',
      '/ci/a/src/plum.ts': null,
    });
  });

  test('is taken by the shortest folder where several explain as much', () => {
    const files = ['apple.ts', 'src/apple.ts', 'shop/src/apple.ts'];
    expect(resolve(['/ci/shop/src/apple.ts'], files)).toEqual({
      '/ci/shop/src/apple.ts': 'shop/src/apple.ts',
    });
    expect(resolve(['/ci/shop/src/apple.ts'], files.slice(0, 2))).toEqual({
      '/ci/shop/src/apple.ts': 'src/apple.ts',
    });
  });

  test('is taken for its package where root and package have such a file', () => {
    const files = ['src/apple.ts', 'east/src/apple.ts'];
    const sources = ['/ci/src/apple.ts'];
    expect(resolve(sources, files, { reportDir: 'east' })).toEqual({
      '/ci/src/apple.ts': 'east/src/apple.ts',
    });
    expect(resolve(sources, files)).toEqual({ '/ci/src/apple.ts': 'src/apple.ts' });
  });

  test.each(['/ci/shop/./src//apple.ts', String.raw`C:\ci\src\apple.ts`, '/ci/src/./apple.ts'])(
    'may write its paths with dots, slashes too many, and as Windows does: %s',
    (source) => {
      expect(resolve([source], ['src/apple.ts'])).toEqual({ [source]: 'src/apple.ts' });
    },
  );

  test.each(['/ci/../src/apple.ts', 'x/../../shop/src/apple.ts', String.raw`..\east\src\apple.ts`])(
    'says nothing with a path that climbs: %s',
    (source) => {
      expect(resolve([source], ['src/apple.ts'])).toEqual(foreign(source));
    },
  );

  test('says nothing with a path that is deeper than a hundred folders', () => {
    const deep = (nFolders: number) => `/${'x/'.repeat(nFolders)}apple.ts`;
    expect(resolve([deep(98)], ['apple.ts'])).toEqual({ [deep(98)]: 'apple.ts' });
    expect(resolve([deep(99)], ['apple.ts'])).toEqual(foreign(deep(99)));
  });

  test('says nothing with the path of a dependency, wherever that lies', () => {
    const own = ['src/apple.ts', 'lib/node_modules.ts'];
    for (const source of ['node_modules/x/src/apple.ts', String.raw`D:\node_modules\x\src\apple.ts`])
      expect(resolve([source], own)).toEqual(foreign(source));
    expect(resolve(['/ci/node_modules.d/src/apple.ts'], own)).toEqual({
      '/ci/node_modules.d/src/apple.ts': 'src/apple.ts',
    });
    expect(resolve(['/ci/old_node_modules/src/apple.ts'], own)).toEqual({
      '/ci/old_node_modules/src/apple.ts': 'src/apple.ts',
    });
  });
});

describe('a path that is told without its package', () => {
  test('is the tail of one file, in whole folders', () => {
    expect(resolve(['src/apple.ts'], ['east/src/apple.ts', 'west/xsrc/apple.ts', 'apple.ts'])).toEqual({
      'src/apple.ts': 'east/src/apple.ts',
    });
    expect(resolve(['src/apple.ts'], ['west/xsrc/apple.ts'])).toEqual(foreign('src/apple.ts'));
  });

  test('that begins at a root is no tail', () => {
    for (const source of ['/src/apple.ts', 'C:/src/apple.ts'])
      expect(resolve([source], ['east/src/apple.ts'])).toEqual(foreign(source));
  });

  test('of which five files and more have the tail is told with five of them', () => {
    const files = ['a', 'b', 'c', 'd', 'e', 'f'].map((folder) => `${folder}/apple.ts`);
    expect(resolve(['apple.ts'], files)).toEqual([
      {
        code: 'path-mismatch',
        message: 'apple.ts could be a/apple.ts or b/apple.ts or c/apple.ts or d/apple.ts or e/apple.ts',
        hint: 'Let the report name its files from the root of the repository, or leave it in the package it belongs to',
      },
    ]);
  });
});

describe('a path of this machine', () => {
  test.each<[string, string, string | null]>([
    ['/work/shop', '/work/shop/src/apple.ts', 'src/apple.ts'],
    ['/work/shop//', '/work/shop/src/apple.ts', 'src/apple.ts'],
    ['/', '/src/apple.ts', 'src/apple.ts'],
    ['C:/shop', 'C:/shop/src/apple.ts', 'src/apple.ts'],
    ['C:\\shop\\', String.raw`C:\shop\src\apple.ts`, 'src/apple.ts'],
    ['/work/shop', String.raw`src\apple.ts`, 'src/apple.ts'],
    ['/work/shop', './src/apple.ts', 'src/apple.ts'],
    ['/work/shop', '/work/shopping/src/apple.ts', null],
    ['/work/shop', '/work/shop/../src/apple.ts', null],
  ])('below the root %s, written %s, is %s', (root, source, expected) => {
    expect(resolve([source, 'own.ts'], ['src/apple.ts', 'own.ts'], { root })).toEqual({
      [source]: expected,
      'own.ts': 'own.ts',
    });
  });

  test('may have a backslash in its name', () => {
    const name = String.raw`src\apple.ts`;
    expect(resolve([name], [name, 'src/apple.ts'])).toEqual({ [name]: name });
  });

  test('of nothing that is here is foreign and is sought nowhere else', () => {
    expect(resolve(['/work/shop/dist/src/apple.ts', '/ci/src/apple.ts'], ['src/apple.ts'])).toEqual(
      foreign('/work/shop/dist/src/apple.ts, /ci/src/apple.ts'),
    );
  });
});
