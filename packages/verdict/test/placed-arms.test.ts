import { type FileCoverage, readReport } from '@tidemark/coverage-model';
import type { SourceBranch, SourceSpan } from '@tidemark/syntax';
import { istanbulReport } from '@tidemark/test-kit';
import { describe, expect, test } from 'vitest';
import { placedArms } from '../src/placed-arms.ts';
import { APPLE, facts, measuredLines } from './measured.ts';

const COUNTED = 0x7fff_ffff;

const span = (startLine: number, endLine = startLine, endColumn = 80): SourceSpan => ({
  startLine,
  startColumn: 4,
  endLine,
  endColumn,
});
const branch = (
  type: SourceBranch['type'],
  startLine: number,
  ...arms: readonly (SourceSpan | null)[]
): SourceBranch => ({ type, startLine, startColumn: 2, arms });

/** A report with lines only, and an arm of a block of line 2 for each of the numbers. */
function withArms(...blocks: readonly number[]): FileCoverage {
  const column = (value: (index: number) => number) => Uint32Array.from(blocks, (_, index) => value(index));
  return {
    ...measuredLines({}),
    branches: {
      line: column(() => 2),
      block: Uint32Array.from(blocks),
      arm: column((index) => index),
      armLine: column(() => 2),
      hits: column((index) => index),
    },
  };
}

const placed = (coverage: FileCoverage, branches: readonly SourceBranch[] | null) =>
  placedArms(coverage, branches === null ? null : facts({ branches })).map((arm) => [arm.armLine, arm.span]);

describe('the arms of a report with lines only', () => {
  test.each<[string, SourceBranch[], [number, SourceSpan | null][]]>([
    [
      'begin where the source has them',
      [branch('cond-expr', 2, span(3), span(4))],
      [
        [3, span(3)],
        [4, span(4)],
      ],
    ],
    [
      'begin at the head of an if, and where its else does',
      [branch('if', 2, span(3), span(5))],
      [
        [2, span(3)],
        [5, span(5)],
      ],
    ],
    [
      'begin at the head of an if that has no else',
      [branch('if', 2, span(3), null)],
      [
        [2, span(3)],
        [2, null],
      ],
    ],
    [
      'begin at the head of a switch',
      [branch('switch', 2, span(3), span(5))],
      [
        [2, span(3)],
        [2, span(5)],
      ],
    ],
    [
      'begin where the report has them when the source has other branches',
      [branch('cond-expr', 2, span(3), span(4)), branch('cond-expr', 2, span(5), span(6))],
      [
        [2, span(3, 6)],
        [2, span(3, 6)],
      ],
    ],
    [
      'begin where the report has them when the source has none there',
      [branch('cond-expr', 7, span(8), span(9))],
      [
        [2, null],
        [2, null],
      ],
    ],
  ])('%s', (_what, branches, expected) => {
    expect(placed(withArms(0, 0), branches)).toEqual(expected);
  });

  test('are told apart by their blocks, in the order of the branches', () => {
    const arms = placedArms(
      withArms(3, 3, 8, 8),
      facts({ branches: [branch('if', 2, span(3), null), branch('binary-expr', 2, span(4), span(5))] }),
    );
    expect(arms.map(({ armLine, hits, isTold }) => [armLine, hits, isTold])).toEqual([
      [2, 0, true],
      [2, 1, true],
      [4, 2, true],
      [5, 3, true],
    ]);
  });

  test.each([
    ['one block has other arms than its branch', [3, 3, 8, 8, 8]],
    ['one block is only counted', [3, 3, COUNTED, COUNTED]],
  ])('are told together when %s', (_what, blocks) => {
    const branches = [branch('if', 2, span(3), span(4)), branch('binary-expr', 2, span(5), span(6))];
    const arms = placedArms(withArms(...blocks), facts({ branches }));
    expect(arms).toMatchObject(
      blocks.map((_, hits) => ({ line: 2, armLine: 2, hits, span: span(3, 6), isTold: false })),
    );
  });

  test.each<[string, (SourceSpan | null)[], SourceSpan]>([
    ['of lines', [span(3, 9), span(4, 5)], span(3, 9)],
    ['of columns', [span(3, 5, 10), span(4, 5, 20)], span(3, 5, 20)],
    ['of columns in the first', [span(3, 5, 20), span(4, 5, 10)], span(3, 5, 20)],
    ['before one that the source does not spell out', [span(3), null], span(3)],
    ['behind one that the source does not spell out', [null, span(3)], span(3)],
  ])('are together as long as the longest %s', (_what, arms, expected) => {
    expect(placed(withArms(0), [branch('cond-expr', 2, ...arms)])).toEqual([[2, expected]]);
  });

  test('hold nothing that is known without a source', () => {
    expect(placed(withArms(0, 0), null)).toEqual([
      [2, null],
      [2, null],
    ]);
  });
});

describe('the arms of a report with places', () => {
  function reported(type: string): FileCoverage {
    const text = istanbulReport({
      [APPLE]: { branches: [[type, '2:2-9:3', ['3:4-5:6', 1], ['6:4-8:6', 0]]] },
    });
    const report = readReport(Buffer.from(text), null);
    const [file] = report.ok ? report.value.files : [];
    return { ...(file ?? expect.fail('the report can be read')).measured, path: APPLE };
  }
  const first = { startLine: 3, startColumn: 4, endLine: 5, endColumn: 6 };
  const second = { startLine: 6, startColumn: 4, endLine: 8, endColumn: 6 };

  test.each([
    ['cond-expr', first, second],
    ['if', null, second],
    ['switch', null, null],
  ])('of a %s hold what the report says, but for what it gives with the head', (type, ...spans) => {
    expect(placed(reported(type), null)).toEqual([
      [3, spans[0]],
      [6, spans[1]],
    ]);
  });

  test('are numbered in the order of the report', () => {
    const arms = placedArms(reported('cond-expr'), null);
    expect(arms.map(({ arm, of, hits }) => [arm, of, hits])).toEqual([
      [1, 2, 1],
      [2, 2, 0],
    ]);
  });

  test('hold nothing that is known where the report gives them no place', () => {
    const coverage = reported('cond-expr');
    const entry = coverage.istanbul ?? expect.fail('the report is of istanbul');
    const nowhere = { start: { line: null, column: null }, end: { line: null, column: null } };
    const [branchKey = ''] = Object.keys(entry.branchMap);
    const own = entry.branchMap[branchKey] ?? expect.fail('there is a branch');
    const branchMap = { [branchKey]: { ...own, locations: [nowhere, ...own.locations.slice(1)] } };
    expect(placed({ ...coverage, istanbul: { ...entry, branchMap } }, null)).toEqual([
      [2, null],
      [6, second],
    ]);
  });

  test('hold what the source says where both mean one branch of as many arms', () => {
    const own = [span(4), span(7)] as const;
    expect(placed(reported('cond-expr'), [branch('cond-expr', 2, ...own)])).toEqual([
      [3, span(4)],
      [6, span(7)],
    ]);
    for (const other of [
      branch('if', 2, ...own),
      branch('cond-expr', 3, ...own),
      branch('cond-expr', 2, span(4)),
    ])
      expect(placed(reported('cond-expr'), [other])).toEqual([
        [3, first],
        [6, second],
      ]);
  });
});
