import { describe, expect, test } from 'vitest';
import { branchColumns, ColumnPool, grown, hitColumn, lineColumns } from '../src/columns.ts';
import { countOf, isCount, lineNumberOf } from '../src/count.ts';
import { jsonMembers } from '../src/istanbul/json-entries.ts';
import { ByteReader } from '../src/lcov/byte-reader.ts';
import { columnsOfRun, lineRunAt } from '../src/lcov/line-run.ts';

describe('a run of lines', () => {
  const run = (text: string, start = 0) => lineRunAt(Buffer.from(text), start);

  test.each<[string, number, number]>([
    ['DA:1,0\n', 1, 0],
    ['DA:1,7\nDA:2,0\nDA:30,5\n', 3, 2],
    ['DA:999999999,999999999\n', 1, 1],
    ['DA:19,90\n', 1, 1],
  ])('%j is one', (text, total, covered) => {
    expect(run(text)).toEqual({ start: 0, end: text.length, total, covered });
    expect(run(`${text}end_of_record\n`)).toEqual({ start: 0, end: text.length, total, covered });
    expect(run(`x${text}`, 1)).toEqual({ start: 1, end: text.length + 1, total, covered });
  });

  test.each([
    '',
    'D',
    'DA',
    'DA:',
    'DB:1,1\n',
    'XA:1,1\n',
    'DA;1,1\n',
    'DA:0,1\n',
    'DA:01,1\n',
    'DA:/,1\n',
    'DA::,1\n',
    'DA:1',
    'DA:1;1\n',
    'DA:1,\n',
    'DA:1,/\n',
    'DA:1,:\n',
    'DA:1,-1\n',
    'DA:1,01\n',
    'DA:1,00\n',
    'DA:1,1',
    'DA:1,1\r\n',
    'DA:1,1,abc\n',
    'DA:1,1.5\n',
    'DA:1000000000,1\n',
    'DA:1,1000000000\n',
  ])('%j is none, and ends one', (text) => {
    expect(run(text)).toBeNull();
    expect(run(`DA:1,1\n${text.replace('DA:1,', 'DA:2,')}`)).toMatchObject({ end: 7, total: 1, covered: 1 });
  });

  test.each(['DA:2,1\nDA:2,1\n', 'DA:2,1\nDA:1,1\n'])('%j ends where the lines do not ascend', (text) => {
    expect(run(text)).toMatchObject({ end: 7, total: 1 });
  });

  test('has a column of lines and one of counts', () => {
    expect(columnsOfRun(Buffer.from('DA:1,0\nDA:23,456\n'), 2)).toEqual({
      line: Uint32Array.of(1, 23),
      hits: Uint32Array.of(0, 456),
    });
    expect(columnsOfRun(Buffer.from('DA:1,7'), 2)).toEqual({
      line: Uint32Array.of(1, 0),
      hits: Uint32Array.of(7, 0),
    });
  });
});

describe('the bytes of a report', () => {
  const reader = (text: string, offset = 0) => {
    const made = new ByteReader(Buffer.from(text));
    made.offset = offset;
    return made;
  };

  test('begin behind a byte order mark', () => {
    expect(new ByteReader(Buffer.from('\u{feff}SF:')).offset).toBe(3);
    for (const bytes of [[0xef, 0xbb, 0], [0xef, 0, 0xbf], [0, 0xbb, 0xbf], []])
      expect(new ByteReader(Uint8Array.from(bytes)).offset).toBe(0);
  });

  test.each<[string, number, number]>([
    ['0', 0, 1],
    ['19,', 19, 2],
    ['4294967294x', 4_294_967_294, 10],
    ['4294967295', -1, 10],
    ['/', -1, 0],
    [':', -1, 0],
    ['', -1, 0],
  ])('%j begin with the number %i', (text, number, offset) => {
    const bytes = reader(text);
    expect([bytes.digits(), bytes.offset]).toEqual([number, offset]);
  });

  test.each<[string, boolean, string]>([
    ['', true, ''],
    ['\nx', true, ''],
    ['\r\nx', true, ''],
    ['\r', true, ''],
    ['\rx\n', false, '\rx'],
    ['x\r\n', false, 'x'],
    ['x', false, 'x'],
    ['x\ny', false, 'x'],
  ])('%j are at the end of the line: %j, with the rest %j', (text, isEnd, rest) => {
    expect([reader(text).atLineEnd, reader(text).rest()]).toEqual([isEnd, rest]);
    expect(reader(`\r${text}`, 1).rest()).toBe(rest);
  });

  test('are taken byte by byte, word by word and line by line', () => {
    const bytes = reader('SF:a\nb');
    expect([bytes.startsWith('SF:'), bytes.startsWith('SF:a\nbc'), bytes.startsWith('F')]).toEqual([
      true,
      false,
      false,
    ]);
    expect([bytes.take(0x46), bytes.take(0x53), bytes.take(0x46), bytes.offset]).toEqual([
      false,
      true,
      true,
      2,
    ]);
    bytes.nextLine();
    expect([bytes.offset, bytes.lineNumber, bytes.done]).toEqual([5, 2, false]);
    bytes.nextLine();
    expect([bytes.offset, bytes.lineNumber, bytes.done]).toEqual([6, 3, true]);
  });
});

test.each<[string, number, number]>([
  ['SF:a', 0, 0],
  ['SF:a', 1, -1],
  ['x\nSF:a', 0, 2],
  ['x\nSF:a', 3, -1],
  ['xSF:a\nTN:SF:\nSF:b', 0, 13],
  ['xSF:a\rSF:b', 0, -1],
])('in %j the line that is looked for from %i on begins at %i', (text, from, expected) => {
  const reader = new ByteReader(Buffer.from(text));
  reader.offset = from;
  expect(reader.findLine('SF:')).toBe(expected);
});

describe('the members of a JSON object', () => {
  const members = (text: string) =>
    [...jsonMembers(Buffer.from(text))].map((member) =>
      member === null ? null : [member.name, member.value.toString()],
    );

  test.each<[string, (string[] | null)[]]>([
    ['{}', []],
    [' { \t\r\n} ', []],
    ['{"a":1}', [['a', '1']]],
    [
      '\n{ "a" : 1 , "b":2 }\n',
      [
        ['a', '1 '],
        ['b', '2 '],
      ],
    ],
    [
      '{"a":"}","b":[{"c":"]"},[]],"d":{}}',
      [
        ['a', '"}"'],
        ['b', '[{"c":"]"},[]]'],
        ['d', '{}'],
      ],
    ],
    [
      String.raw`{"a\"b":"\\","c\\":"\\\""}`,
      [
        ['a"b', String.raw`"\\"`],
        ['c\\', String.raw`"\\\""`],
      ],
    ],
    [String.raw`{"\u00e9":null}`, [['é', 'null']]],
    [
      '{"a":[1,2],"b":3}',
      [
        ['a', '[1,2]'],
        ['b', '3'],
      ],
    ],
  ])('%j are told apart', (text, expected) => {
    expect(members(text)).toEqual(expected);
  });

  test.each<[string, number]>([
    ['', 0],
    ['[]', 0],
    ['{', 0],
    ['{]', 0],
    ['{} x', 0],
    ['{"a', 0],
    ['{"a"', 0],
    ['{"a"}', 0],
    ['{a":1}', 0],
    [String.raw`{"\x":1}`, 0],
    ['{"a":', 0],
    ['{"a":{', 0],
    ['{"a":"b}', 0],
    ['{"a":["b]}', 0],
    ['{"a":1', 0],
    ['{"a":1,', 1],
    ['{"a":1,}', 1],
    ['{"a":1]', 1],
    ['{"a":"b" "c":1}', 1],
    ['{"a":1}}', 1],
  ])('%j end in an error', (text, nMembers) => {
    const told = members(text);
    expect(told.at(-1)).toBeNull();
    expect(told).toHaveLength(nMembers + 1);
  });
});

describe('a count', () => {
  test.each<[string, number]>([
    ['0', 0],
    ['12', 12],
    ['1.5e+3', 1500],
    ['1.0', 1],
    ['2E2', 200],
    ['100e-2', 1],
    ['18446744073709551616', 2 ** 64],
    ['18446744073709555712', -1],
    ['1.5', -1],
    ['-1', -1],
    ['+1', -1],
    ['.5e1', -1],
    ['1.e1', -1],
    ['1e', -1],
    ['x1', -1],
    ['1x', -1],
    ['', -1],
  ])('of %j is %i', (text, count) => {
    expect(countOf(text)).toBe(count);
  });

  test.each([0, 1, 2 ** 64])('may be %d', (value) => expect(isCount(value)).toBe(true));
  test.each([-1, 0.5, 2 ** 65, Number.NaN, Number.POSITIVE_INFINITY, '1', null, 1n])('is not %s', (value) =>
    expect(isCount(value)).toBe(false),
  );

  test.each<[string, number]>([
    ['1', 1],
    ['4294967294', 4_294_967_294],
    ['4294967295', -1],
    ['0', -1],
    ['x1', -1],
    ['1x', -1],
    ['', -1],
  ])('of lines %j is %i', (text, line) => {
    expect(lineNumberOf(text)).toBe(line);
  });
});

describe('columns', () => {
  const pool = new ColumnPool();

  test('of a pool do not share what they hold, however large they are', () => {
    const small = pool.copy(Uint32Array.of(1, 2, 3));
    const next = pool.copy(Float64Array.of(4, 5));
    const large = pool.copy(new Uint32Array(1 << 17).fill(6));
    const last = pool.copy(Uint32Array.of(7));
    expect([small, next, last].map((column) => [...column])).toEqual([[1, 2, 3], [4, 5], [7]]);
    expect([large.length, large.every((value) => value === 6)]).toEqual([1 << 17, true]);
    expect([...pool.empty(2)]).toEqual([0, 0]);
    expect(small.buffer).toBe(next.buffer);
  });

  test('of counts are doubles where one does not fit 32 bits', () => {
    expect(hitColumn(pool, Float64Array.of(1, 0xffff_ffff))).toEqual(Uint32Array.of(1, 0xffff_ffff));
    expect(hitColumn(pool, Float64Array.of(1, 0x1_0000_0000))).toEqual(Float64Array.of(1, 0x1_0000_0000));
  });

  test('grow when one more value does not fit', () => {
    const scratch = Uint32Array.of(1, 2);
    const make = (length: number) => new Uint32Array(length);
    expect(grown(scratch, 1, make)).toBe(scratch);
    expect([...grown(scratch, 2, make)]).toEqual([1, 2, 0, 0]);
  });

  test('of lines are in order, each line once', () => {
    const columns = (lines: readonly number[], hits: readonly number[]) => {
      const made = lineColumns(pool, Uint32Array.from(lines), Float64Array.from(hits));
      return [...made.line].map((line, index) => [line, made.hits[index]]);
    };
    expect(columns([1, 2, 9], [3, 0, 1])).toEqual([
      [1, 3],
      [2, 0],
      [9, 1],
    ]);
    expect(columns([9, 2, 9, 1], [3, 0, 1, 5])).toEqual([
      [1, 5],
      [2, 0],
      [9, 4],
    ]);
    expect(columns([2, 2], [3, 4])).toEqual([[2, 7]]);
    expect(columns([], [])).toEqual([]);
  });

  test('of arms are in order of line, block and arm, each arm once', () => {
    const armsOf = (
      ...arms: readonly (readonly [line: number, block: number, arm: number, hits: number])[]
    ) => {
      const made = branchColumns(
        pool,
        arms.map(([line, block, arm, hits]) => ({ line, block, arm, armLine: line + 1, hits })),
      );
      return [...made.line].map((line, index) => [
        line,
        made.block[index],
        made.arm[index],
        made.armLine[index],
        made.hits[index],
      ]);
    };
    const ordered = [
      [1, 0, 0, 2, 5],
      [1, 0, 1, 2, 0],
      [1, 2, 0, 2, 1],
      [3, 0, 0, 4, 0x1_0000_0000],
    ];
    expect(armsOf([1, 0, 0, 5], [1, 0, 1, 0], [1, 2, 0, 1], [3, 0, 0, 0x1_0000_0000])).toEqual(ordered);
    expect(armsOf([3, 0, 0, 0x1_0000_0000], [1, 2, 0, 1], [1, 0, 1, 0], [1, 0, 0, 5])).toEqual(ordered);
    expect(armsOf([1, 0, 0, 5], [1, 0, 0, 6])).toEqual([[1, 0, 0, 2, 11]]);
    expect(armsOf()).toEqual([]);
  });
});
