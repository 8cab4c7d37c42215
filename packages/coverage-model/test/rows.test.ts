import { expect, test } from 'vitest';
import { armRows, statementRows } from '../src/index.ts';
import { APPLE, filesOf } from './report.ts';

test('the arms of a file are rows, and of Cobertura they are only counted', () => {
  const [lcov] = filesOf(`SF:${APPLE}\nDA:2,1\nBRDA:2,0,0,4\nBRDA:2,0,1,-\nend_of_record\n`);
  expect(lcov && armRows(lcov.branches)).toEqual([
    { line: 2, block: 0, arm: 0, armLine: 2, hits: 4, isCounted: false },
    { line: 2, block: 0, arm: 1, armLine: 2, hits: 0, isCounted: false },
  ]);
  const line = '<line number="2" hits="1" condition-coverage="50% (1/2)"/>';
  const [cobertura] = filesOf(
    `<coverage><class filename="${APPLE}"><lines>${line}</lines></class></coverage>`,
  );
  expect(cobertura && armRows(cobertura.branches)).toMatchObject([
    { arm: 0, hits: 1, isCounted: true },
    { arm: 1, hits: 0, isCounted: true },
  ]);
});

test('the statements of a file are rows, each with its place', () => {
  const place = { start: { line: 2, column: 4 }, end: { line: 3, column: null } };
  const entry = { statementMap: { 0: place }, s: { 0: 7 }, fnMap: {}, f: {}, branchMap: {}, b: {} };
  const [file] = filesOf(JSON.stringify({ [APPLE]: { path: APPLE, ...entry } }));
  expect(file && statementRows(file.statements)).toEqual([
    { startLine: 2, startColumn: 4, endLine: 3, endColumn: 0xffff_ffff, hits: 7 },
  ]);
});
