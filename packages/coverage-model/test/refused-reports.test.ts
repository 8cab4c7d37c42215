import { describe, expect, test } from 'vitest';
import { readReport } from '../src/index.ts';

const HINT = 'Run the tests with coverage again; if it stays so, the tool that wrote the report is at fault';

function problems(text: string | Uint8Array, wants: ((source: string) => boolean) | null = null) {
  const parsed = readReport(Buffer.from(text), wants);
  return parsed.ok ? [] : parsed.problems;
}

const told = (...args: Parameters<typeof problems>) =>
  problems(...args).map(({ message, line }) => (line === undefined ? message : `${line}: ${message}`));

test.each(['', ' \n\t', '\u{feff}\n'])('a report of %j is empty', (text) => {
  expect(problems(text)).toEqual([
    { code: 'bad-evidence', message: 'the report is empty', hint: 'Run the tests with coverage again' },
  ]);
});

test.each([
  [
    '<?xml version="1.0" encoding="UTF-8"?>\n<coverage generated="1" clover="3.2.0"><project/></coverage>',
    'Clover',
  ],
  ['<coverage clover="3.2.0" generated="1"/>', 'Clover'],
  ['\ufeff{"total": {"lines":{"total":1,"covered":1,"skipped":0,"pct":100}}}', 'json-summary'],
  ['{"result":[{"scriptId":"1","url":"file:///a.js","functions":[]}]}', 'raw V8'],
])('a report that begins as %j is of the format %s', (text, name) => {
  expect(problems(text)).toEqual([
    {
      code: 'bad-evidence',
      message: `the report is of the format ${name}, which is not read`,
      hint: expect.stringContaining('lcov'),
    },
  ]);
});

test('a file named as the members of another format are is read', () => {
  const entry = { path: 'total', statementMap: {}, s: {}, fnMap: {}, f: {}, branchMap: {}, b: {} };
  expect(problems(JSON.stringify({ total: entry, result: entry }))).toEqual([]);
});

describe('lcov', () => {
  const inFile = (record: string) => `SF:a.ts\n${record}\nend_of_record\n`;

  test.each<[string, string[]]>([
    ['TN:x\n', ['2: the lcov report holds no file']],
    ['DA:1,1\n', ["1: the lcov report has 'DA:1,1' outside of any file"]],
    [
      `BRDA:1,0,0,${'1'.repeat(60)}\n${inFile('DA:1,1')}`,
      [`1: the lcov report has 'BRDA:1,0,0,${'1'.repeat(29)}' outside of any file`],
    ],
    [`${inFile('DA:1,1')}FNDA:1,a\n`, ["4: the lcov report has 'FNDA:1,a' outside of any file"]],
    [`${inFile('DA:1,1')}end_of_record\n`, ["4: the lcov report has 'end_of_record' outside of any file"]],
    ['SF:a.ts\nDA:1,1\n', ['3: the lcov report ends in the middle of a.ts: it is truncated']],
    ['SF:\nend_of_record\n', ['1: the lcov report names a file without a name']],
    ['SF:a.ts\nSF:b.ts\nend_of_record\n', ['2: the lcov report begins a file before the end of a.ts']],
    [inFile('DA:1'), ["2: the lcov report has a 'DA' record that is no line and count"]],
    [inFile('DA:1,1x'), ["2: the lcov report has a 'DA' record that is no line and count"]],
    [inFile('DA:1x,1'), ["2: the lcov report has a 'DA' record that is no line and count"]],
    [inFile('DA:0,1'), ["2: the lcov report has a 'DA' record that is no line and count"]],
    [inFile('DA:-1,1'), ["2: the lcov report has a 'DA' record that is no line and count"]],
    [inFile('BRDA:1,0,0,x'), ["2: the lcov report has a 'BRDA' record that is no branch"]],
    [inFile('BRDA:1,0,0,-x'), ["2: the lcov report has a 'BRDA' record that is no branch"]],
    [inFile('BRDA:x,0,0,1'), ["2: the lcov report has a 'BRDA' record that is no branch"]],
    [inFile('BRDA:1,0,1'), ["2: the lcov report has a 'BRDA' record that is no branch"]],
    [inFile('FN:x,pick'), ["2: the lcov report has an 'FN' record that is no function"]],
    [inFile('FN:1'), ["2: the lcov report has an 'FN' record that is no function"]],
    [inFile('FNDA:x,pick'), ["2: the lcov report has an 'FNDA' record that is no count and name"]],
    [inFile('FNDA:1'), ["2: the lcov report has an 'FNDA' record that is no count and name"]],
    [inFile('FNL:0,x'), ["2: the lcov report has an 'FNL' record that is no function"]],
    [inFile('FNL:0,1,x'), ["2: the lcov report has an 'FNL' record that is no function"]],
    [inFile('FNL:x,1'), ["2: the lcov report has an 'FNL' record that is no function"]],
    [inFile('FNA:0,1,pick'), ["2: the lcov report has an 'FNA' record that is no count and name"]],
    [inFile('FNL:0,1\nFNA:0,x,pick'), ["3: the lcov report has an 'FNA' record that is no count and name"]],
    [inFile('FNL:0,1\nFNA:0,1'), ["3: the lcov report has an 'FNA' record that is no count and name"]],
  ])('of %j is refused', (text, expected) => {
    expect(told(text)).toEqual(expected);
    expect(problems(text)[0]).toMatchObject({ code: 'bad-evidence', hint: HINT });
  });

  test('is refused with twenty problems at most, and that its file has no end behind them', () => {
    expect(told(inFile('DA:x\n'.repeat(30).trimEnd())).slice(19)).toEqual([
      "21: the lcov report has a 'DA' record that is no line and count",
      '22: the lcov report ends in the middle of a.ts: it is truncated',
    ]);
    expect(told(`${'DA:1,1\n'.repeat(20)}${inFile('DA:1,1')}`)).toHaveLength(20);
  });

  test('has no lines to tell where sections were skipped', () => {
    expect(told(inFile('DA:x'), () => true)).toEqual([
      "the lcov report has a 'DA' record that is no line and count",
    ]);
    expect(told('SF:a.ts\nend_of_record\nSF:b.ts\nDA:1,1\n', (source) => source === 'a.ts')).toEqual([
      'the lcov report ends in the middle of a file: it is truncated',
    ]);
  });

  test('of a section that nobody wants to the end of the report is read', () => {
    expect(told('SF:b.ts\nDA:x\nend_of_record\n', () => false)).toEqual([]);
    expect(told('SF:b.ts\nDA:x\n', () => false)).toHaveLength(1);
    expect(told('SF:b.ts\nDA:x\nend_of_record\nSF:a.ts\nend_of_record\n', () => true)).toHaveLength(1);
  });

  test('forgets the leaders of functions with the file', () => {
    expect(told(`SF:a.ts\nFNL:0,1\nend_of_record\n${inFile('FNA:0,1,pick')}`)).toEqual([
      "5: the lcov report has an 'FNA' record that is no count and name",
    ]);
  });
});

describe('istanbul', () => {
  const at = { start: { line: 1, column: 0 }, end: { line: 1, column: 9 } };
  const whole = { statementMap: {}, s: {}, fnMap: {}, f: {}, branchMap: {}, b: {} };
  const refused = (entry: unknown) => told(JSON.stringify({ 'a.ts': entry }));
  const message = (what: string) => [`the istanbul report ${what}: a.ts`];

  test.each([
    '{',
    '{"a"',
    '{"a":',
    '{"a":{}',
    '{"a":{},}',
    '{"a":{}}x',
    '{1:{}}',
    '{"a" {}}',
    '{"a":{} "b":{}}',
  ])('of %j is no object, or is cut off', (text) => {
    expect(problems(text)).toContainEqual({
      code: 'bad-evidence',
      message: 'the istanbul report is not a JSON object, or is cut off',
      hint: HINT,
    });
  });

  test('of no file is refused', () => {
    expect(told('{ }\n')).toEqual(['the istanbul report holds no file']);
    expect(told('\u{feff}{}')).toEqual(['the istanbul report holds no file']);
  });

  test.each<[object | null | string, string]>([
    [null, 'is no object'],
    [[], 'is no object'],
    ['x', 'is no object'],
    [{ ...whole, s: [] }, 'has no statements (statementMap and s)'],
    [{ ...whole, statementMap: null }, 'has no statements (statementMap and s)'],
    [{ ...whole, f: 1 }, 'has no functions (fnMap and f)'],
    [{ ...whole, fnMap: 'x' }, 'has no functions (fnMap and f)'],
    [{ ...whole, b: null }, 'has no branches (branchMap and b)'],
    [{ ...whole, branchMap: [] }, 'has no branches (branchMap and b)'],
    [{ ...whole, s: { 0: 1 } }, 'has a statement without a count, or a count without it'],
    [{ ...whole, statementMap: { x: at }, s: { x: 1 } }, 'has a statement with the key "x"'],
    [
      { ...whole, statementMap: { ['9'.repeat(50)]: at }, s: { ['9'.repeat(50)]: 1 } },
      `has a statement with the key "${'9'.repeat(39)}`,
    ],
    [{ ...whole, statementMap: { 0: {} }, s: { 0: 1 } }, 'has a statement 0 without a place'],
    [{ ...whole, statementMap: { 0: 1 }, s: { 0: 1 } }, 'has a statement 0 without a place'],
    [{ ...whole, statementMap: { 0: { ...at, end: 1 } }, s: { 0: 1 } }, 'has a statement 0 without a place'],
    [
      { ...whole, statementMap: { 0: { ...at, start: {} } }, s: { 0: 1 } },
      'has a statement 0 without a place',
    ],
    ...[0, 0.5, '1', 0xffff_ffff].map((line): [object, string] => [
      { ...whole, statementMap: { 0: { ...at, start: { line, column: 0 } } }, s: { 0: 1 } },
      'has a statement 0 without a place',
    ]),
    ...[-1, 0.5, '1', 0xffff_ffff].map((column): [object, string] => [
      { ...whole, statementMap: { 0: { ...at, end: { line: 1, column } } }, s: { 0: 1 } },
      'has a statement 0 without a place',
    ]),
    [{ ...whole, statementMap: { 0: at }, s: { 0: -1 } }, 'has a statement 0 without a count'],
    [{ ...whole, fnMap: { 0: { name: 'x', decl: at } }, f: { 0: 1 } }, 'has a function 0 without a place'],
    [{ ...whole, fnMap: { 0: 1 }, f: { 0: 1 } }, 'has a function 0 without a place'],
    [{ ...whole, fnMap: { 0: { loc: at } }, f: { 0: '1' } }, 'has a function 0 without a count'],
    [{ ...whole, branchMap: { 0: { loc: at } }, b: { 0: [] } }, 'has a branch 0 without a place'],
    [{ ...whole, branchMap: { 0: 1 }, b: { 0: [] } }, 'has a branch 0 without a place'],
    [{ ...whole, branchMap: { 0: { locations: [] } }, b: { 0: [] } }, 'has a branch 0 without a place'],
    [
      { ...whole, branchMap: { 0: { loc: at, locations: [1] } }, b: { 0: [1] } },
      'has a branch 0 without a place',
    ],
    [
      { ...whole, branchMap: { 0: { loc: at, locations: [{ start: 1 }] } }, b: { 0: [1] } },
      'has a branch 0 without a place',
    ],
    [
      { ...whole, branchMap: { 0: { loc: at, locations: [{ end: 1 }] } }, b: { 0: [1] } },
      'has a branch 0 without a place',
    ],
    [{ ...whole, branchMap: { 0: { locations: [{}] } }, b: { 0: [1] } }, 'has a branch 0 without a place'],
    [
      { ...whole, branchMap: { 0: { loc: at, locations: [at] } }, b: { 0: 1 } },
      'has a branch 0 without a count',
    ],
    [
      { ...whole, branchMap: { 0: { loc: at, locations: [at] } }, b: { 0: ['1'] } },
      'has a branch 0 without a count',
    ],
    [
      { ...whole, branchMap: { 0: { loc: at, locations: [at] } }, b: { 0: [1, 2] } },
      'has a branch 0 with other counts than arms',
    ],
  ])('with a file of %j is refused', (entry, what) => {
    expect(refused(entry)).toEqual(message(what));
  });

  test('is refused with twenty problems at most', () => {
    const files = Array.from({ length: 30 }, (_, index) => [`${index}.ts`, 1]);
    expect(told(JSON.stringify(Object.fromEntries(files)))).toHaveLength(20);
  });

  test.each<[string, object, object]>([
    [
      'places a function by its body where it says nothing else',
      { ...whole, fnMap: { 0: { loc: at } }, f: { 0: 2 } },
      { functions: [{ name: '', line: 1, declaration: { startLine: 1 }, whole: { startLine: 1 }, hits: 2 }] },
    ],
    [
      'places a function by the line that it gives',
      { ...whole, fnMap: { 0: { name: 'pick', line: 4, loc: at } }, f: { 0: 2 } },
      { functions: [{ name: 'pick', line: 4 }] },
    ],
    [
      'places a branch by its first arm where it says nothing else',
      { ...whole, branchMap: { 0: { locations: [at] } }, b: { 0: [2] } },
      {
        branches: { line: [1], armLine: [1], hits: [2] },
        istanbul: { branchMap: { 0: { type: 'branch' } } },
      },
    ],
    [
      'places a branch by the line that it gives, and an arm without a place there',
      { ...whole, branchMap: { 0: { type: 'if', line: 4, loc: at, locations: [at, {}] } }, b: { 0: [2, 3] } },
      {
        branches: { line: [4, 4], arm: [0, 1], armLine: [1, 4] },
        istanbul: { branchMap: { 0: { type: 'if' } } },
      },
    ],
    [
      'leaves the end of a statement open',
      { ...whole, statementMap: { 0: { start: { line: 3 }, end: {} } }, s: { 0: 2 } },
      {
        statements: { startLine: [3], startColumn: [0], endLine: [3], endColumn: [0xffff_ffff], hits: [2] },
      },
    ],
    [
      'takes lines and columns up to the largest',
      {
        ...whole,
        statementMap: {
          0: { start: { line: 0xffff_fffe, column: 0xffff_fffe }, end: { line: 1, column: 0 } },
        },
        s: { 0: 2 },
      },
      {
        lines: { line: [0xffff_fffe], hits: [2] },
        statements: { startColumn: [0xffff_fffe], endColumn: [0] },
      },
    ],
  ])('%s', (_what, entry, expected) => {
    const parsed = readReport(Buffer.from(JSON.stringify({ 'a.ts': entry })), null);
    const [file] = parsed.ok ? parsed.value.files : expect.fail(JSON.stringify(parsed.problems));
    const plain: unknown = JSON.parse(
      JSON.stringify(file?.measured, (_key, value: unknown) =>
        value instanceof Uint32Array || value instanceof Float64Array ? [...value] : value,
      ),
    );
    expect(plain).toMatchObject(expected);
  });
});

describe('Cobertura', () => {
  const around = (inner: string) => `<coverage>${inner}</coverage>`;
  const inClass = (line: string) => around(`<class filename="a.ts">${line}</class>`);

  test.each<[string, string]>([
    ['<html/>', 'is not a Cobertura report'],
    ['<html><coverage/></html>', 'is not a Cobertura report'],
    [around(''), 'holds no file'],
    [around('<class/>'), 'has a class without a filename'],
    [around('<class filename=""/>'), 'has a class without a filename'],
    [inClass('<line hits="1"/>'), 'has a line without number or hits in a.ts'],
    [inClass('<line number="1"/>'), 'has a line without number or hits in a.ts'],
    [inClass('<line number="0" hits="1"/>'), 'has a line without number or hits in a.ts'],
    [
      inClass('<line number="1" hits="1" condition-coverage="x (2/1)"/>'),
      'has a condition of which more is taken than there is: x (2/1)',
    ],
    [around('<a>'.repeat(100)), 'is nested too deep'],
  ])('of %j is refused', (text, what) => {
    expect(problems(text)).toEqual([
      { code: 'bad-evidence', message: `the Cobertura report ${what}`, hint: HINT },
    ]);
  });

  test('that is no XML is refused with the first error alone', () => {
    expect(told('<coverage><a></b></c>')).toEqual([
      expect.stringMatching(/^the Cobertura report is no well-formed XML: .*unexpected close tag/),
    ]);
  });

  test('is refused with twenty problems at most', () => {
    expect(told(inClass('<line number="x" hits="1"/>'.repeat(30)))).toHaveLength(20);
  });

  test('may nest as deep as a hundred', () => {
    const inner = '<a>'.repeat(98);
    expect(told(around(`${inner}<class filename="a"/>${inner.replaceAll('<', '</')}`))).toEqual([]);
  });
});
