import type { LineRange } from '@tidemark/kernel';
import type { IgnoreHint } from '@tidemark/syntax';
import { describe, expect, test } from 'vitest';
import { judgeDiff, type MarkedFile } from '../../src/index.ts';
import { evidence } from '../measured.ts';

const POLICY = { lines: 'all', partial: 'band', weakening: 'fail' } as const;

function hint(line: number, form: IgnoreHint['form'] = 'next', reason: string | null = null): IgnoreHint {
  return { form, at: [line, line], text: `v8 ignore ${form}`, reason, hides: null };
}

function weakenings(
  added: readonly LineRange[],
  marked: Partial<Omit<MarkedFile, 'file' | 'package'>>,
  reindented: readonly LineRange[] = [],
) {
  const { file } = evidence(added, { kind: 'not-mentioned' }, { reindented });
  const all = { file, package: '@shop/orchard', hints: [], testMarks: [], hintsBefore: [], ...marked };
  const weakening = { policy: null, shifts: [], marked: [all], removedTests: [], reasonFor: () => null };
  const judged = judgeDiff({ files: [], weakening }, POLICY);
  return judged.ok ? judged.value.weakened : expect.fail('it can be judged');
}

const lines = (...args: Parameters<typeof weakenings>) => weakenings(...args).map((entry) => entry.line);

describe('a hint', () => {
  test('on an added line counts, on another or a reindented one it does not', () => {
    const hints = [hint(1), hint(3), hint(5)];
    expect(lines([[3, 5]], { hints }, [[5, 5]])).toEqual([3]);
  });

  test('of several lines counts when any of them is added', () => {
    const hints = [{ ...hint(2), at: [2, 4] as const }];
    expect(lines([[4, 4]], { hints })).toEqual([2]);
    expect(lines([[5, 5]], { hints })).toEqual([]);
  });

  test('that stops counts for the start it closes, once', () => {
    const hints = [hint(1, 'start'), hint(5, 'stop')];
    expect(lines([[5, 5]], { hints, hintsBefore: hints })).toEqual([1]);
    expect(lines([[1, 5]], { hints })).toEqual([1]);
  });

  test('that stops nothing is harmless', () => {
    expect(lines([[5, 5]], { hints: [hint(5, 'stop')] })).toEqual([]);
  });

  test('that lost its stop counts although no line of it is added', () => {
    const hintsBefore = [hint(1, 'start'), hint(5, 'stop')];
    expect(lines([], { hints: [hint(1, 'start')], hintsBefore })).toEqual([1]);
    expect(lines([], { hints: [hint(1, 'start')], hintsBefore: [hint(1, 'start')] })).toEqual([]);
  });

  test.each<[string, IgnoreHint[], IgnoreHint[], number[]]>([
    ['a start that is new', [hint(1, 'start')], [], [1]],
    ['a start without a stop, below a hint for one line', [hint(1), hint(3, 'start')], [hint(1)], [3]],
  ])('on no added line counts as %s', (_what, hints, hintsBefore, expected) => {
    expect(lines([], { hints, hintsBefore })).toEqual(expected);
  });

  test.each<[string, IgnoreHint[], IgnoreHint[]]>([
    ['a start that is closed', [1, 5].flatMap((line) => [hint(line, 'start'), hint(line + 2, 'stop')]), []],
    ['a stop less, where nothing starts', [hint(5, 'stop')], [hint(5, 'stop'), hint(6, 'stop')]],
  ])('on no added line does not count where it is %s', (_what, hints, hintsBefore) => {
    expect(lines([], { hints, hintsBefore })).toEqual([]);
  });

  test('is told with its reason and a text that is not too long', () => {
    const text = 'x'.repeat(300);
    expect(weakenings([[1, 1]], { hints: [{ ...hint(1, 'next', 'as agreed'), text }] })).toEqual([
      {
        kind: 'ignore-added',
        file: 'packages/orchard/src/apple.ts',
        line: 1,
        package: '@shop/orchard',
        subject: 'x'.repeat(120),
        from: null,
        to: 'x'.repeat(120),
        reason: 'as agreed',
      },
    ]);
  });
});

describe('a test mark', () => {
  const mark = { kind: 'skipped', lines: [3, 4], call: 'it.skip', title: 'ripens', reason: null } as const;

  test('on an added line is told by its title, else by its words', () => {
    const testMarks = [
      mark,
      { ...mark, kind: 'focused' as const, lines: [9, 9] as const, call: 'it.only', title: null },
    ];
    expect(
      weakenings([[4, 9]], { testMarks }).map((entry) => [entry.kind, entry.line, entry.subject, entry.to]),
    ).toEqual([
      ['test-skipped', 3, 'ripens', 'it.skip'],
      ['test-focused', 9, 'it.only', 'it.only'],
    ]);
  });

  test('is told in words that are not too long', () => {
    const testMarks = [{ ...mark, title: 'a'.repeat(300), call: 'b'.repeat(300) }];
    expect(weakenings([[3, 3]], { testMarks })).toMatchObject([
      { subject: 'a'.repeat(120), to: 'b'.repeat(120) },
    ]);
  });

  test('on a line that was there before is none', () => {
    expect(weakenings([[5, 5]], { testMarks: [mark] })).toEqual([]);
  });
});
