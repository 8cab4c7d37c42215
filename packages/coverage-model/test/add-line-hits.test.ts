import { describe, expect, test } from 'vitest';
import { mergeFiles, tallyOf } from '../src/index.ts';
import { APPLE, filesOf, shown } from './report.ts';

type Place = readonly [line: number, column: number, lastLine: number, lastColumn: number, hits: number];

const range = ([line, column, lastLine, lastColumn]: Place) => ({
  start: { line, column },
  end: { line: lastLine, column: lastColumn },
});
const numbered = <T, R>(list: readonly T[], pick: (entry: T) => R) =>
  Object.fromEntries(list.map((entry, index) => [index, pick(entry)]));

interface Entry {
  readonly statements?: readonly Place[];
  readonly functions?: readonly Place[];
  /** Line, and the hits of each arm. */
  readonly branches?: readonly (readonly [line: number, arms: readonly number[]])[];
}

function istanbulFile({ statements = [], functions = [], branches = [] }: Entry) {
  const entry = {
    path: APPLE,
    statementMap: numbered(statements, range),
    s: numbered(statements, ([, , , , hits]) => hits),
    fnMap: numbered(functions, (place) => ({
      name: `pick${place[0]}`,
      line: place[0],
      decl: range(place),
      loc: range(place),
    })),
    f: numbered(functions, ([, , , , hits]) => hits),
    branchMap: numbered(branches, ([line, arms]) => ({
      type: 'if',
      line,
      loc: range([line, 0, line, 9, 0]),
      locations: arms.map(() => range([line, 0, line, 9, 0])),
    })),
    b: numbered(branches, ([, arms]) => arms),
  };
  return filesOf(JSON.stringify({ [APPLE]: entry }));
}

function merged(entry: Entry, body: string) {
  return mergeFiles([...istanbulFile(entry), ...filesOf(`SF:${APPLE}\n${body}end_of_record\n`)]);
}

const statementHits = (file: ReturnType<typeof merged>) => [...file.statements.hits];

describe('B22, B23: a run with statements and a run with lines', () => {
  const entry: Entry = {
    statements: [
      [1, 0, 1, 9, 1],
      [3, 2, 3, 18, 0],
    ],
    functions: [[2, 7, 4, 1, 0]],
  };

  test('add up: what only the lines saw has run', () => {
    const file = merged(entry, 'FN:2,pick2\nFNDA:4,pick2\nDA:1,1\nDA:2,4\nDA:3,4\n');
    expect(shown(file)).toBe('1:2 2:4 3:4 |  | pick2@2:4');
    expect(statementHits(file)).toEqual([1, 4]);
    expect(file.istanbul).toMatchObject({ s: { 1: 4 }, f: { 0: 4 } });
    expect(tallyOf(file)).toMatchObject({ statements: { covered: 2, total: 2 }, functions: { covered: 1 } });
  });

  test('say that a function was called when a statement inside it ran, also without its record', () => {
    expect(shown(merged(entry, 'DA:3,4\n'))).toBe('1:1 3:4 |  | pick2@2:4');
  });

  test('say so of no function that lies behind or before what ran', () => {
    const three: Entry = {
      statements: [
        [1, 0, 1, 9, 0],
        [6, 0, 6, 9, 0],
        [9, 0, 9, 9, 0],
      ],
      functions: [
        [2, 7, 5, 1, 0],
        [5, 7, 8, 1, 0],
        [10, 7, 12, 1, 0],
      ],
    };
    expect(shown(merged(three, 'DA:1,4\nDA:6,4\nDA:9,4\n'))).toBe(
      '1:4 6:4 9:4 |  | pick2@2:0 pick5@5:4 pick10@10:0',
    );
  });

  test('say so by the first line inside of it that ran, which neither of its own lines is', () => {
    const one: Entry = {
      statements: [
        [2, 0, 2, 9, 0],
        [3, 2, 3, 9, 0],
        [4, 2, 4, 9, 0],
        [6, 2, 6, 9, 0],
      ],
      functions: [[2, 7, 6, 1, 0]],
    };
    expect(shown(merged(one, 'DA:2,7\nDA:3,0\nDA:4,5\nDA:6,8\n'))).toContain('pick2@2:5');
    expect(shown(merged(one, 'DA:2,7\nDA:3,0\nDA:6,8\n'))).toContain('pick2@2:0');
  });

  test('match one function of a line by its name where the report without statements has more there', () => {
    const body = (name: string) => `FN:2,peel\nFN:2,${name}\nFNDA:9,peel\nFNDA:3,${name}\n`;
    expect(shown(merged(entry, body('pick2')))).toContain('pick2@2:3');
    expect(shown(merged(entry, body('drop')))).toContain('pick2@2:0');
    expect(shown(merged(entry, `FN:2,pick2\nFN:2,pick2\nFNDA:4,pick2\nFNDA:0,pick2\n`))).toContain(
      'pick2@2:0',
    );
  });

  test('match the only function of a line under another name', () => {
    expect(shown(merged(entry, 'FN:2,(anonymous_0)\nFNDA:3,(anonymous_0)\n'))).toContain('pick2@2:3');
  });

  test('do not guess which of two functions of a line was called', () => {
    const two: Entry = {
      functions: [
        [2, 0, 2, 9, 0],
        [2, 12, 2, 20, 0],
      ],
    };
    expect(shown(merged(two, 'FN:2,(anonymous_0)\nFNDA:3,(anonymous_0)\nDA:2,3\n'))).toContain(
      'pick2@2:0 pick2@2:0',
    );
  });

  test('leave a statement that never ran beside one that did', () => {
    const beside: Entry = {
      statements: [
        [2, 0, 2, 20, 5],
        [2, 10, 2, 20, 0],
      ],
    };
    expect(statementHits(merged(beside, 'DA:2,5\n'))).toEqual([5, 0]);
  });

  test('leave what neither ran', () => {
    expect(statementHits(merged(entry, 'FN:2,pick2\nFNDA:0,pick2\nDA:1,1\nDA:3,0\n'))).toEqual([1, 0]);
    expect(shown(merged(entry, 'DA:3,0\n'))).toContain('pick2@2:0');
  });

  test('add up no arms of a line that has another branch there, or more of them', () => {
    const arms: Entry = {
      branches: [
        [2, [1]],
        [3, [1, 0]],
        [4, [1, 0]],
        [4, [1, 0]],
      ],
    };
    const body =
      'BRDA:3,0,0,1\nBRDA:3,0,1,1\nBRDA:3,1,0,1\nBRDA:4,0,0,1\nBRDA:4,0,1,1\nBRDA:4,1,0,1\nBRDA:4,1,1,1\nBRDA:4,1,2,1\n';
    expect(shown(merged(arms, body))).toBe(' | 2.0.0:1 3.0.0:1 3.0.1:0 4.0.0:1 4.0.1:0 4.1.0:1 4.1.1:0 | ');
  });

  test('add up the arms of a line that both divide alike, in the order of the blocks', () => {
    const arms: Entry = {
      branches: [
        [2, [1, 0]],
        [2, [0, 0, 0]],
        [3, [1, 0]],
        [4, [0, 0]],
        [4, [0, 0]],
        [5, [0, 0]],
      ],
    };
    const body =
      'BRDA:2,7,0,0\nBRDA:2,7,1,2\nBRDA:2,9,0,0\nBRDA:2,9,1,0\nBRDA:2,9,2,3\nBRDA:3,9,0,4\nBRDA:4,1,0,1\nBRDA:4,1,1,1\n';
    expect(shown(merged(arms, body))).toBe(
      ' | 2.0.0:1 2.0.1:2 2.1.0:0 2.1.1:0 2.1.2:3 3.0.0:1 3.0.1:0 4.0.0:0 4.0.1:0 4.1.0:0 4.1.1:0 5.0.0:0 5.0.1:0 | ',
    );
  });
});
