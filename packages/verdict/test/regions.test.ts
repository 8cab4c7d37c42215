import { expect, test } from 'vitest';
import { innermostAround, regionsOf } from '../src/regions.ts';
import { measuredFile } from './measured.ts';

type Place = readonly [startLine: number, startColumn: number, endLine: number, endColumn: number];

/** In the order in which they are told, outer before inner. */
const ORDERED: readonly Place[] = [
  [1, 0, 9, 9],
  [2, 0, 8, 9],
  [2, 0, 8, 3],
  [2, 0, 4, 9],
  [2, 5, 6, 9],
  [3, 0, 3, 9],
];

function withStatements(places: readonly Place[]) {
  const column = (at: 0 | 1 | 2 | 3) => Uint32Array.from(places, (place) => place[at]);
  const statements = {
    startLine: column(0),
    startColumn: column(1),
    endLine: column(2),
    endColumn: column(3),
    hits: new Uint32Array(places.length),
  };
  return { ...measuredFile({}), statements };
}

test.each([
  ['backwards', ORDERED.toReversed()],
  ['as they are', ORDERED],
  ['from the middle', [3, 5, 0, 4, 1, 2].flatMap((index) => ORDERED.slice(index, index + 1))],
])('statements given %s are ordered by where they start, the outer ones first', (_how, places) => {
  expect(
    regionsOf(withStatements(places)).map((region) => [
      region.startLine,
      region.startColumn,
      region.endLine,
      region.endColumn,
    ]),
  ).toEqual(ORDERED);
});

test('a function without a place is its line', () => {
  const functions = [{ name: 'pick', line: 2, declaration: null, whole: null, hits: 3 }];
  expect(regionsOf({ ...measuredFile({}), functions })).toEqual([
    { kind: 'function', name: 'pick', startLine: 2, startColumn: 0, endLine: 2, endColumn: 0, hits: 3 },
  ]);
});

test('the last line of a statement is its own, that of a function is not unless it is the first too', () => {
  const around = (file: Parameters<typeof regionsOf>[0], line: number) =>
    innermostAround(regionsOf(file), line)?.kind ?? null;
  expect(around(measuredFile({ statements: [[2, 4, 1]] }), 4)).toBe('statement');
  expect(around(measuredFile({ functions: [['pick', 2, 4, 1]] }), 4)).toBeNull();
  expect(around(measuredFile({ functions: [['pick', 4, 4, 1]] }), 4)).toBe('function');
});
