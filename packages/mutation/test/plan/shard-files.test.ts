import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseShard, shardFiles } from '../../src/index.ts';

const files = fc.uniqueArray(fc.record({ path: fc.string({ minLength: 1 }), bytes: fc.nat(10_000) }), {
  selector: ({ path }) => path,
});

test('every file is in exactly one shard, in whatever order the files come', () => {
  fc.assert(
    fc.property(files, fc.integer({ min: 1, max: 7 }), (all, count) => {
      const shards = Array.from({ length: count }, (_, index) =>
        shardFiles(all, { index: index + 1, count }),
      );
      expect(shards.flat().toSorted()).toEqual(all.map(({ path }) => path).toSorted());
      const turned = all.toReversed();
      expect(shardFiles(turned, { index: 1, count })).toEqual(shards[0]);
    }),
  );
});

test('files of one weight are shared out evenly', () => {
  const six = ['a', 'b', 'c', 'd', 'e', 'f'].map((path) => ({ path, bytes: 10 }));
  expect([1, 2, 3].map((index) => shardFiles(six, { index, count: 3 }))).toEqual([
    ['a', 'd'],
    ['b', 'e'],
    ['c', 'f'],
  ]);
});

test('a large file leaves the small ones to the other shard', () => {
  const orchard = [
    { path: 'small', bytes: 1 },
    { path: 'tree', bytes: 100 },
    { path: 'tiny', bytes: 2 },
  ];
  expect(shardFiles(orchard, { index: 1, count: 2 })).toEqual(['tree']);
  expect(shardFiles(orchard, { index: 2, count: 2 })).toEqual(['small', 'tiny']);
});

test.each([
  ['1/1', { index: 1, count: 1 }],
  ['2/3', { index: 2, count: 3 }],
  ['0/3', null],
  ['4/3', null],
  ['1/0', null],
  ['1', null],
  ['1/3/3', null],
  ['-1/3', null],
  ['1/10000', null],
])('%s is read as a share', (text, expected) => {
  expect(parseShard(text)).toEqual(expected);
});
