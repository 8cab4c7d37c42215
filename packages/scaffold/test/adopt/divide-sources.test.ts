import { expect, test } from 'vitest';
import { divideSources } from '../../src/adopt/divide-sources.ts';

const NONE: ReadonlySet<string> = new Set();

test('what lies in src is the source, and the rest is left out folder by folder', () => {
  const code = ['bin.cjs', 'scripts/a.ts', 'scripts/deep/b.ts', 'src/apple.ts', 'src/deep/pear.tsx'];
  expect(divideSources(code, NONE, 'everything')).toEqual({
    sources: ['src/apple.ts', 'src/deep/pear.tsx'],
    include: ['src/**/*.{ts,tsx}'],
    exclude: ['bin.cjs', 'scripts/**'],
  });
});

test('lib stands for src where there is none', () => {
  expect(divideSources(['lib/apple.js', 'bench/a.js'], NONE, 'everything')).toMatchObject({
    include: ['lib/**/*.js'],
    exclude: ['bench/**'],
  });
});

test('what a report has measured is source wherever it lies', () => {
  const code = ['index.ts', 'bench/a.ts', 'src/apple.ts'];
  expect(divideSources(code, new Set(['index.ts']), 'everything')).toMatchObject({
    sources: ['index.ts', 'src/apple.ts'],
    include: ['index.ts', 'src/**/*.ts'],
    exclude: ['bench/**'],
  });
});

test('without any such folder a package is all source, and the root of a workspace is none', () => {
  const code = ['apple.ts', 'trees/pear.ts'];
  expect(divideSources(code, NONE, 'everything')).toMatchObject({
    include: ['apple.ts', 'trees/**/*.ts'],
    exclude: [],
  });
  expect(divideSources(code, NONE, 'nothing')).toMatchObject({
    sources: [],
    exclude: ['apple.ts', 'trees/**'],
  });
});

test('a character that a glob reads differently is matched by any one character', () => {
  expect(divideSources(['src/a.ts', '(old)/b.ts'], NONE, 'everything').exclude).toEqual(['?old?/**']);
});
