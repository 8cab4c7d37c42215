import { at, ColumnPool } from './columns.ts';
import type { FileCoverage, IstanbulEntry, IstanbulFunction, Measured } from './coverage.ts';
import { measuredOfEntry, sourceRange } from './istanbul/measured-of-entry.ts';
import { armRows } from './rows.ts';

/**
 * Adds what a report without statements knows to an entry that has them. A line that ran there gives its hits to the
 * statements that begin on it, if by the entry none of them ran: where one did, the line cannot tell about the others.
 * A function is called when the report says so or a statement inside it ran; arms add up where both divide a line alike.
 */
export function addLineHits(entry: IstanbulEntry, lineOnly: FileCoverage): IstanbulEntry {
  const { lines, statements, functions } = measuredOfEntry(entry, new ColumnPool());
  const gained = gainedLines(lines, lineOnly);
  const hits = Object.keys(entry.statementMap).map((key, index) => [
    key,
    at(statements.hits, index) + (gained.get(at(statements.startLine, index)) ?? 0),
  ]);
  return {
    ...entry,
    s: Object.fromEntries(hits),
    f: addCalls(entry, { called: Float64Array.from(functions, ({ hits: own }) => own), lineOnly, gained }),
    b: addArms(entry, lineOnly),
  };
}

/** Hits of the lines on which statements begin that ran only by the report without statements, ascending. */
function gainedLines(lines: Measured['lines'], lineOnly: FileCoverage): Map<number, number> {
  const idle = new Set(lines.line.filter((_line, index) => at(lines.hits, index) === 0));
  const gained = new Map<number, number>();
  lineOnly.lines.line.forEach((line, index) => {
    const hits = at(lineOnly.lines.hits, index);
    if (hits > 0 && idle.has(line)) gained.set(line, hits);
  });
  return gained;
}

function addCalls(
  { fnMap }: IstanbulEntry,
  {
    called,
    lineOnly: { functions },
    gained,
  }: {
    /** Hits of the entry's functions, in its order. */
    readonly called: Float64Array;
    readonly lineOnly: FileCoverage;
    readonly gained: ReadonlyMap<number, number>;
  },
): IstanbulEntry['f'] {
  const told = Map.groupBy(functions, (entry) => entry.line);
  const named = Map.groupBy(functions, nameAndLine);
  const declared = Map.groupBy(Object.values(fnMap), (entry) => entry.line);
  const lines = Uint32Array.from(gained.keys());
  const hits = Float64Array.from(gained.values());
  const callsOf = (own: IstanbulFunction): number => {
    const onLine = told.get(own.line) ?? [];
    const isOnly = onLine.length === 1 && declared.get(own.line)?.length === 1;
    const meant = isOnly ? onLine : (named.get(nameAndLine(own)) ?? []);
    const calls = meant.length === 1 ? meant.map((entry) => entry.hits) : [];
    const { startLine, endLine } = sourceRange(own.loc);
    const inside = indexAbove(lines, startLine);
    const isInside = inside < lines.length && at(lines, inside) < endLine;
    return Math.max(0, ...calls, isInside ? at(hits, inside) : 0);
  };
  return Object.fromEntries(
    Object.entries(fnMap).map(([key, own], index) => [key, at(called, index) + callsOf(own)]),
  );
}

function nameAndLine({ name, line }: { readonly name: string; readonly line: number }): string {
  return `${line} ${name}`;
}

/** Where the first of the ascending lines lies that is greater, by binary search; behind the end when none is. */
function indexAbove(lines: Uint32Array, line: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(lines, middle) <= line) low = middle + 1;
    else high = middle;
  }
  return low;
}

function addArms({ branchMap, b }: IstanbulEntry, { branches }: FileCoverage): IstanbulEntry['b'] {
  const armsOn = Map.groupBy(armRows(branches), (arm) => arm.line);
  const sums: Record<string, readonly number[]> = { ...b };
  for (const [line, own] of Map.groupBy(Object.entries(b), ([key]) => branchMap[key]?.line ?? 0)) {
    // The blocks of a line have other numbers in every format, but the same order.
    const blocks = [...Map.groupBy(armsOn.get(line) ?? [], (arm) => arm.block).values()];
    const pairs = own.map(([key, counts], nth) => ({ key, counts, arms: blocks[nth] ?? [] }));
    const isAlike =
      blocks.length === own.length && pairs.every(({ counts, arms }) => counts.length === arms.length);
    if (!isAlike) continue;
    for (const { key, counts, arms } of pairs)
      sums[key] = arms.map((arm, nth) => arm.hits + (counts[nth] ?? 0));
  }
  return sums;
}
