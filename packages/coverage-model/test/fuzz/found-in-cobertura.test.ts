import { describe, expect, test } from 'vitest';
import { isMutated, read } from '../report.ts';
import { said } from './said.ts';

const cobertura = (lines: string) => said(`<coverage><class filename="a">${lines}</class></coverage>`);

describe('Cobertura', () => {
  // Left out -- counting to two million takes seconds, and a mutant would be asked it every time
  test.skipIf(isMutated)('with more branches than can be is refused, whether on one line or on many', () => {
    const condition = (share: string) => `<line number="1" hits="1" condition-coverage="50% (${share})"/>`;
    expect(cobertura(condition('1/999999999'))).toContain('more branches than can be');
    expect(cobertura(condition('1/9999').repeat(300))).toContain('more branches than can be');
  });

  test('with a condition of which more is taken than there is, is refused', () => {
    expect(cobertura('<line number="1" hits="1" condition-coverage="150% (3/2)"/>')).toBe(
      'the Cobertura report has a condition of which more is taken than there is: 150% (3/2)',
    );
  });

  test('larger than a string can be is refused', () => {
    const bytes = Buffer.alloc(540_000_000);
    bytes.write('<coverage>');
    expect(said(bytes)).toContain('is larger than half a gigabyte');
  });

  test('that nests too deep is refused at once', () => {
    expect(said(`<coverage>${'<a>'.repeat(10_000_000)}`)).toContain('is nested too deep');
  });

  test('with a letter over the edge of what is read at once names the same file', () => {
    for (let padding = 65_480; padding < 65_500; padding += 1) {
      const report = `<coverage><!--${'x'.repeat(padding)}--><class filename="src/é🍏.ts"/></coverage>`;
      expect(read(report).files.map((file) => file.source)).toEqual(['src/é🍏.ts']);
    }
  });

  test.each([
    'number="1" hits=""',
    'number="1" hits="0x1"',
    'number=" 1" hits="1"',
    'number="1" hits="1e999"',
  ])('with %s is refused', (attributes) => {
    expect(cobertura(`<line ${attributes}/>`)).toContain('a line without number or hits');
  });
});
