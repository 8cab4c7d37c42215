import { branchColumns, type ColumnPool, hitColumn, lineColumns, type Arm } from '../columns.ts';
import {
  OPEN_END,
  type FunctionHits,
  type IstanbulEntry,
  type IstanbulRange,
  type Measured,
  type SourceRange,
  type StatementColumns,
} from '../coverage.ts';

/**
 * Turns a checked istanbul entry into columns. A line has the most hits of the statements that begin on it, as
 * istanbul counts.
 */
export function measuredOfEntry(entry: IstanbulEntry, pool: ColumnPool): Measured {
  const keys = Object.keys(entry.statementMap);
  const ranges = keys.map((key) => sourceRange(entry.statementMap[key]));
  const counts = Float64Array.from(keys, (key) => entry.s[key] ?? 0);
  const most = new Map<number, number>();
  ranges.forEach(({ startLine }, index) =>
    most.set(startLine, Math.max(most.get(startLine) ?? 0, counts[index] ?? 0)),
  );
  const lines = [...most].toSorted(([left], [right]) => left - right);
  return {
    granularity: 'statement',
    lines: lineColumns(
      pool,
      Uint32Array.from(lines, ([line]) => line),
      Float64Array.from(lines, ([, hits]) => hits),
    ),
    statements: statementColumns(pool, ranges, counts),
    functions: Object.keys(entry.fnMap).flatMap((key) => functionHits(entry, key)),
    branches: branchColumns(pool, armsOf(entry)),
    istanbul: entry,
  };
}

function statementColumns(
  pool: ColumnPool,
  ranges: readonly SourceRange[],
  counts: Float64Array,
): StatementColumns {
  const column = (pick: (range: SourceRange) => number) => pool.copy(Uint32Array.from(ranges, pick));
  return {
    startLine: column((range) => range.startLine),
    startColumn: column((range) => range.startColumn),
    endLine: column((range) => range.endLine),
    endColumn: column((range) => range.endColumn),
    hits: hitColumn(pool, counts),
  };
}

function functionHits({ fnMap, f }: IstanbulEntry, key: string): FunctionHits[] {
  const entry = fnMap[key];
  if (entry === undefined) return [];
  const { name, line, decl, loc } = entry;
  return [{ name, line, declaration: sourceRange(decl), whole: sourceRange(loc), hits: f[key] ?? 0 }];
}

function armsOf({ branchMap, b }: IstanbulEntry): Arm[] {
  const onLine = new Map<number, number>();
  return Object.keys(branchMap).flatMap((key) => {
    const branch = branchMap[key];
    if (branch === undefined) return [];
    const { line } = branch;
    const block = onLine.get(line) ?? 0;
    onLine.set(line, block + 1);
    return branch.locations.map((location, arm) => ({
      line,
      block,
      arm,
      armLine: location.start.line ?? line,
      hits: b[key]?.[arm] ?? 0,
    }));
  });
}

function sourceRange(range: IstanbulRange | undefined): SourceRange {
  const startLine = range?.start.line ?? 1;
  return {
    startLine,
    startColumn: range?.start.column ?? 0,
    endLine: range?.end.line ?? startLine,
    endColumn: range?.end.column ?? OPEN_END,
  };
}
