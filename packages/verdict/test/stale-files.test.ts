import { expect, test } from 'vitest';
import { staleFiles } from '../src/index.ts';

const measured = new Map([
  ['src/apple.ts', 'a1'],
  ['src/apple.test.ts', 'b1'],
  ['src/pear.ts', null],
]);

test('files with the blob they were measured with are fresh', () => {
  expect(
    staleFiles(
      measured,
      new Map([
        ['src/apple.ts', 'a1'],
        ['src/apple.test.ts', 'b1'],
      ]),
    ),
  ).toEqual([]);
});

test('an edited source, an edited test, a deleted file and a file added since are stale', () => {
  const judged = new Map([
    ['src/apple.ts', 'a2'],
    ['src/apple.test.ts', null],
    ['src/plum.ts', 'p1'],
  ]);
  expect(staleFiles(measured, judged)).toEqual(['src/apple.test.ts', 'src/apple.ts', 'src/plum.ts']);
});

test('a file that changed while the tests ran is stale whatever it is now', () => {
  for (const now of ['c1', null])
    expect(staleFiles(measured, new Map([['src/pear.ts', now]]))).toEqual(['src/pear.ts']);
});

test('a file that was never there is not stale', () => {
  expect(staleFiles(measured, new Map([['src/gone.ts', null]]))).toEqual([]);
});
