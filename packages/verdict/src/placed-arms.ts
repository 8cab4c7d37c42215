import { armRows, type FileCoverage, type IstanbulEntry } from '@tidemark/coverage-model';
import type { SourceBranch, SourceFacts, SourceSpan } from '@tidemark/syntax';

type Location = IstanbulEntry['branchMap'][string]['locations'][number];

/** An arm of a branch. Lines are 1-based; `line` is where the branch begins, `armLine` where the arm does. */
export interface PlacedArm {
  readonly line: number;
  readonly armLine: number;
  readonly hits: number;
  /** From 1, in the order of the report; null where it only tells how many of `of` were taken. */
  readonly arm: number | null;
  readonly of: number;
  /** What the arm holds; of an arm that cannot be told from its neighbours, what they hold together. Null: not known. */
  readonly span: SourceSpan | null;
  readonly isTold: boolean;
}

/**
 * The arms of a file with what they hold: by the report's own places, corrected by the source where both mean one
 * branch; of a report with lines only by the order of the branches in the source.
 */
export function placedArms(coverage: FileCoverage, source: SourceFacts | null): PlacedArm[] {
  if (coverage.istanbul !== null) return armsOfEntry(coverage.istanbul, source?.branches ?? []);
  return armsOfLines(coverage, source?.branches ?? []);
}

function armsOfEntry({ branchMap, b }: IstanbulEntry, branches: readonly SourceBranch[]): PlacedArm[] {
  const known = new Map(branches.map((branch) => [placeOf(branch), branch]));
  return Object.entries(branchMap).flatMap(([key, { type, line, loc, locations }]) => {
    const found = known.get(placeOf({ type, startLine: loc.start.line, startColumn: loc.start.column }));
    const same = found?.arms.length === locations.length ? found : null;
    const spans = locations.map((location, index) =>
      same === null ? spanOf(type, location, index) : (same.arms[index] ?? null),
    );
    return locations.map((location, index) => ({
      line,
      armLine: location.start.line ?? line,
      hits: b[key]?.[index] ?? 0,
      arm: index + 1,
      of: locations.length,
      span: spans[index] ?? null,
      isTold: spans.filter((span) => isSame(span, spans[index] ?? null)).length === 1,
    }));
  });
}

/** A source map without columns gives all arms of a line the whole of it. */
function isSame(left: SourceSpan | null, right: SourceSpan | null): boolean {
  return (
    left?.startLine === right?.startLine &&
    left?.startColumn === right?.startColumn &&
    left?.endLine === right?.endLine &&
    left?.endColumn === right?.endColumn
  );
}

function placeOf({
  type,
  startLine,
  startColumn,
}: {
  readonly type: string;
  readonly startLine: number | null;
  readonly startColumn: number | null;
}): string {
  return `${type}:${startLine}:${startColumn}`;
}

function spanOf(type: string, { start, end }: Location, index: number): SourceSpan | null {
  // The first arm of an `if` is given as the whole statement, and a case with its head.
  if (start.line === null || type === 'switch' || (type === 'if' && index === 0)) return null;
  return {
    startLine: start.line,
    startColumn: start.column ?? 0,
    endLine: end.line ?? start.line,
    endColumn: end.column ?? Infinity,
  };
}

function armsOfLines({ branches }: FileCoverage, known: readonly SourceBranch[]): PlacedArm[] {
  const inSource = Map.groupBy(known, (branch) => branch.startLine);
  const byLine = Map.groupBy(armRows(branches), (arm) => arm.line);
  return [...byLine].flatMap(([line, arms]) => {
    const here = inSource.get(line) ?? [];
    const blocks = [...Map.groupBy(arms, (arm) => arm.block)];
    const isTold =
      blocks.length === here.length &&
      blocks.every(
        ([, block], nth) => !block.some((arm) => arm.isCounted) && block.length === here[nth]?.arms.length,
      );
    const spans = here.flatMap((branch) => branch.arms);
    const together = isTold ? null : unionOf(spans);
    const isHead = here.flatMap(({ type, arms: { length } }) =>
      Array.from({ length }, (_, index) => type === 'switch' || (type === 'if' && index === 0)),
    );
    const numbered = blocks.flatMap(([, block]) =>
      block.map((row, nth) => ({ ...row, arm: row.isCounted ? null : nth + 1, of: block.length })),
    );
    return numbered.map(({ armLine, hits, arm, of }, index) => {
      const span = isTold ? (spans[index] ?? null) : together;
      const begins = isTold && isHead[index] !== true ? span?.startLine : undefined;
      return { line, armLine: begins ?? armLine, hits, arm, of, span, isTold };
    });
  });
}

function unionOf(spans: readonly (SourceSpan | null)[]): SourceSpan | null {
  return spans.reduce((left, right) => {
    if (left === null || right === null) return left ?? right;
    const isLater =
      right.endLine > left.endLine || (right.endLine === left.endLine && right.endColumn > left.endColumn);
    const { endLine, endColumn } = isLater ? right : left;
    return { ...left, endLine, endColumn };
  }, null);
}
