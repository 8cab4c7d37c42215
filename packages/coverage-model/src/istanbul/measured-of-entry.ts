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
  const lines = Uint32Array.from(most.keys()).toSorted();
  const hits = new Float64Array(lines.length);
  for (const [index, line] of lines.entries()) hits[index] = most.get(line) ?? 0;
  return {
    granularity: 'statement',
    lines: lineColumns(pool, lines, hits),
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
  const { length } = ranges;
  const columns: StatementColumns = {
    startLine: pool.empty(length),
    startColumn: pool.empty(length),
    endLine: pool.empty(length),
    endColumn: pool.empty(length),
    hits: hitColumn(pool, counts),
  };
  ranges.forEach((range, index) => {
    columns.startLine[index] = range.startLine;
    columns.startColumn[index] = range.startColumn;
    columns.endLine[index] = range.endLine;
    columns.endColumn[index] = range.endColumn;
  });
  return columns;
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

/** A place of an entry as numbers; what it leaves open begins at the first line and ends nowhere. */
export function sourceRange(range: IstanbulRange | undefined): SourceRange {
  const startLine = range?.start.line ?? 1;
  return {
    startLine,
    startColumn: range?.start.column ?? 0,
    endLine: range?.end.line ?? startLine,
    endColumn: range?.end.column ?? OPEN_END,
  };
}
