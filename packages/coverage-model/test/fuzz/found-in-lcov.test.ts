import { describe, expect, test } from 'vitest';
import { APPLE } from '../report.ts';
import { said } from './said.ts';

const lcov = (record: string) => said(`SF:${APPLE}\nDA:1,1\n${record}\nend_of_record\n`);

describe('a line number that does not fit 32 bits', () => {
  test.each([
    ['BRDA:4294967297,0,0,1', "the lcov report has a 'BRDA' record that is no branch"],
    [`FN:${'9'.repeat(40)},pick`, "the lcov report has an 'FN' record that is no function"],
    [`FNL:0,${'9'.repeat(40)}`, "the lcov report has an 'FNL' record that is no function"],
    ['DA:4294967297,1', "the lcov report has a 'DA' record that is no line and count"],
  ])('is refused, not taken for another line: %s', (record, message) => {
    expect(lcov(record)).toBe(message);
  });
});

test.each(['BRDA:1,0,0,0x10', 'FNDA: ,pick', 'DA:2,0.5', 'DA:2,1e300', 'FNDA:1e999,pick', 'BRDA:1,0,0,'])(
  'a count that no counter holds is refused: %s',
  (record) => {
    expect(lcov(record)).toContain('the lcov report has a');
  },
);

test('a name with a line separator of Unicode is a name', () => {
  expect(lcov('FN:1,red\u2028apple\nFNDA:3,red\u2028apple')).toBe('1:1 |  | red\u2028apple@1:3');
});

test('a block with a large number is not the block of another name', () => {
  expect(lcov('BRDA:1,e0,0,1\nBRDA:1,2147483648,0,0')).toBe('1:1 | 1.2147483648.0:1 1.2147483649.0:0 | ');
});

test('lcov that is cut off in a section nobody wants is an error too', () => {
  const report = `SF:${APPLE}\nDA:1,1\nend_of_record\nSF:src/pear.ts\nDA:1,1\nDA:2`;
  expect(said(report, (source) => source === APPLE)).toContain('it is truncated');
  expect(said(`SF:src/pear.ts${'x'.repeat(99)}`, (source) => source === APPLE)).toContain('it is truncated');
  expect(said(`${report},1\nend_of_record\n`, (source) => source === APPLE)).toBe('1:1 |  | ');
});
