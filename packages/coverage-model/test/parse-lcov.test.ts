import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readReport } from '../src/index.ts';
import { read, shown, tries, sourcesOf } from './report.ts';

const section = (body: string, source = 'src/apple.ts') => `TN:\nSF:${source}\n${body}end_of_record\n`;
const only = (body: string) => shown(read(section(body)).files[0]?.measured ?? expect.fail('one file'));

describe('an lcov record', () => {
  test.each([
    ['a line', 'DA:1,2\n', '1:2 |  | '],
    ['a line with a checksum', 'DA:1,2,abc==\n', '1:2 |  | '],
    ['lines out of order, one of them twice', 'DA:9,1\nDA:2,1\nDA:9,4\n', '2:1 9:5 |  | '],
    ['a count in scientific notation', 'DA:1,1.5e+3\n', '1:1500 |  | '],
    ['a count over 32 bits', 'DA:1,5000000000\n', '1:5000000000 |  | '],
    ['carriage returns', 'DA:1,2\r\nDA:2,0\r\n', '1:2 2:0 |  | '],
    ['branches, one never evaluated', 'BRDA:3,0,0,2\nBRDA:3,0,1,-\n', ' | 3.0.0:2 3.0.1:0 | '],
    ['a branch named twice', 'BRDA:3,0,0,2\nBRDA:3,0,0,1\n', ' | 3.0.0:3 | '],
    ['a function before its calls', 'FN:3,pick\nFNDA:2,pick\n', ' |  | pick@3:2'],
    [
      'a function with a last line and commas in its name',
      'FN:3,9,map<a, b>\nFNDA:2,map<a, b>\n',
      ' |  | map<a, b>@3:2',
    ],
    ['functions of one name, by their order', 'FN:3,a\nFN:7,a\nFNDA:2,a\nFNDA:0,a\n', ' |  | a@3:2 a@7:0'],
    [
      'three functions of one name',
      'FN:3,a\nFN:7,a\nFN:9,a\nFNDA:2,a\nFNDA:0,a\nFNDA:1,a\n',
      ' |  | a@3:2 a@7:0 a@9:1',
    ],
    ['functions of one name with one count', 'FN:3,a\nFN:7,a\nFNDA:2,a\n', ' |  | a@3:2 a@7:2'],
    ['a function without calls', 'FN:3,a\n', ' |  | a@3:0'],
    ['functions of lcov 2.2', 'FNL:0,3,9\nFNA:0,4,pick\nFNL:1,5\nFNA:1,0,drop\n', ' |  | pick@3:4 drop@5:0'],
    [
      'counters and comments',
      '# note\n\nVER:1\nLF:1\nLH:1\nBRF:0\nFNF:0\nMCDC:1,2,t,0,0,a\nDA:1,1\n',
      '1:1 |  | ',
    ],
  ])('reads %s', (_what, body, expected) => {
    expect(only(body)).toBe(expected);
  });

  test('tells textual branches and exception blocks apart', () => {
    const { branches } =
      read(section('BRDA:3,e0,a, b,1\nBRDA:3,0,x == 1,0\nBRDA:3,0,x == 2,1\n')).files[0]?.measured ??
      expect.fail('one file');
    expect([...branches.hits].toSorted()).toEqual([0, 1, 1]);
    expect(new Set(branches.block).size).toBe(2);
  });

  test('an arm that is counted less than never was not taken', () => {
    expect(read(section('BRDA:1,0,0,1\nBRDA:1,0,1,-1\n')).files[0]?.measured.branches.hits).toEqual(
      Uint32Array.of(1, 0),
    );
  });

  test.each([
    ['DA:0,1'],
    ['DA:1'],
    ['DA:1,-1'],
    ['DA:1,many'],
    ['DA:1,1x'],
    ['DA:99999999999,1'],
    ['BRDA:0,0,0,1'],
    ['BRDA:1,0'],
    ['BRDA:1,0,0,'],
    ['BRDA:1,0,0,-x'],
    ['FN:0,a'],
    ['FN:x,a'],
    ['FNDA:x,a'],
    ['FNL:0,0'],
    ['FNA:7,1,a'],
    ['SF:src/pear.ts'],
  ])('%j is bad evidence, with its line', (record) => {
    const result = readReport(Buffer.from(section(`DA:1,1\n${record}\n`)), null);
    expect(result).toMatchObject({ ok: false, problems: [{ code: 'bad-evidence', line: 4 }] });
  });

  test('that is not known is named once and not dropped in silence', () => {
    expect(read(section('XYZ:1\nXYZ:2\nDA:1,1\n') + 'ABC:1\n').unread).toEqual([
      'XYZ records are not read',
      'ABC records are not read',
    ]);
  });
});

describe('an lcov report', () => {
  test.each([
    ['cut off in a section', 'SF:a.ts\nDA:1,1\n'],
    ['with data outside of any section', 'DA:1,1\n'],
    ['with a file without a name', 'SF:\nend_of_record\n'],
    ['without a file', 'TN:x\n'],
  ])('%s is bad evidence', (_what, text) => {
    expect(readReport(Buffer.from(text), null)).toMatchObject({ ok: false });
  });

  test('stops after twenty problems', () => {
    const result = readReport(Buffer.from(section('DA:x\n'.repeat(50))), null);
    expect(result.ok ? 0 : result.problems.length).toBeLessThanOrEqual(21);
  });

  test('keeps colons, spaces and other letters of a path, and needs no last line break', () => {
    const text = section('DA:1,1\n', 'C:/rot é: b/a.ts').trimEnd();
    expect(read(text).files.map((file) => file.source)).toEqual(['C:/rot é: b/a.ts']);
  });

  test('is read for the wanted files alone, and what is skipped is not even looked at', () => {
    const text =
      section('DA:1,1\n', 'a.ts') + section('nonsense\nDA:x\n', 'b.ts') + section('DA:3,0\n', 'c.ts');
    const wanted = read(text, (source) => source !== 'b.ts');
    expect(wanted.files.map(({ source, measured }) => `${source} ${shown(measured)}`)).toEqual([
      'a.ts 1:1 |  | ',
      'c.ts 3:0 |  | ',
    ]);
    expect(read(text, () => false).files).toEqual([]);
    expect(sourcesOf(Buffer.from(text))).toEqual(['a.ts', 'b.ts', 'c.ts']);
  });

  test('begins a file where a line does, not where a name holds the word', () => {
    const text = section('FN:1,SF:pear.ts\nFNDA:1,aSF:plum.ts\n', 'a.ts') + section('DA:1,1\n', 'c.ts');
    expect(sourcesOf(Buffer.from(text))).toEqual(['a.ts', 'c.ts']);
  });

  test('of more lines than the scratch space holds is whole', () => {
    const body = Array.from({ length: 5000 }, (_, index) => `DA:${index + 1},1\n`).join('');
    expect(read(section(body)).files[0]?.measured.lines.line).toHaveLength(5000);
  });

  test('of any bytes at all is read or refused', () => {
    const word = fc.constantFrom(
      'SF:',
      'DA:',
      'BRDA:',
      'FN:',
      'FNDA:',
      'FNL:',
      'FNA:',
      'end_of_record',
      ',',
      '-',
      '0',
      '7',
      'e',
      '\n',
      '\r',
      'é',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string()), { maxLength: 60 }), (words) => {
        expect(typeof readReport(Buffer.from(words.join('')), null).ok).toBe('boolean');
      }),
      tries(500),
    );
  });
});
