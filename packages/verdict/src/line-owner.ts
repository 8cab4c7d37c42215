import { at, type FileCoverage } from '@tidemark/coverage-model';
import type { SourceFacts } from '@tidemark/syntax';
import { innermostAround, regionsOf, type Region } from './regions.ts';

/** What decides whether a changed line ran: the hits of everything that owns it. */
export interface LineOwner {
  /** Hits of each statement that owns the line; empty when nothing does. */
  readonly statements: readonly number[];
  /** Functions declared on the line, with their hits. */
  readonly functions: readonly { readonly name: string | null; readonly hits: number }[];
  /** Where the owner begins: branches that begin there belong to the line too. 1-based. */
  readonly startLine: number;
}

/**
 * Tells who owns a line of a measured file. With statements in the report it is those that start on the line, else
 * the innermost one around it. With lines only, a line the report is silent about belongs to the line where its
 * innermost statement begins in the source. Null: the report measures nothing there.
 */
export function lineOwners(
  coverage: FileCoverage,
  source: SourceFacts | null,
): (lineNumber: number) => LineOwner | null {
  return coverage.granularity === 'statement' ? byStatement(coverage, source) : byLine(coverage, source);
}

function byStatement(coverage: FileCoverage, source: SourceFacts | null) {
  const regions = regionsOf(coverage);
  const starting = Map.groupBy(regions, (region) => region.startLine);
  return (lineNumber: number): LineOwner | null => {
    const here = starting.get(lineNumber) ?? [];
    const functions = here.filter((region) => region.kind === 'function');
    const statements = here.filter((region) => region.kind === 'statement');
    if (statements.length > 0) return owner(lineNumber, statements, functions);
    const around = innermostAround(regions, lineNumber);
    const cutOff = source === null ? null : cutOffAbove(lineNumber, around, { starting, source });
    if (cutOff !== null) return owner(cutOff.startLine, [cutOff], functions);
    if (around === null) return null;
    if (around.kind === 'statement') return owner(around.startLine, [around], functions);
    return owner(around.startLine, [], functions.length > 0 ? functions : [around]);
  };
}

interface Known {
  readonly starting: ReadonlyMap<number, readonly Region[]>;
  readonly source: SourceFacts;
}

/**
 * The statement that the source has around a line, and the report ends above it: a text without places of its own, such
 * as a template, is cut off. Null where the report knows one as near.
 */
function cutOffAbove(lineNumber: number, around: Region | null, { starting, source }: Known): Region | null {
  const inner = innermostAround(source.regions, lineNumber);
  if (inner === null || inner.kind !== 'statement' || inner.startLine <= (around?.startLine ?? 0))
    return null;
  const statements = (starting.get(inner.startLine) ?? []).filter(({ kind }) => kind === 'statement');
  return statements.find(({ startColumn }) => startColumn === inner.startColumn) ?? statements.at(-1) ?? null;
}

function byLine(
  coverage: FileCoverage,
  source: SourceFacts | null,
): (lineNumber: number) => LineOwner | null {
  const functions = Map.groupBy(coverage.functions, (entry) => entry.line);
  const ownAt = (lineNumber: number) => ownerAt(coverage, functions, lineNumber);
  if (source === null) return ownAt;
  return (lineNumber) => {
    const own = ownAt(lineNumber);
    if (own !== null) return own;
    const around = innermostAround(source.regions, lineNumber);
    return around === null ? null : (ownAt(around.startLine) ?? ownAt(around.earlyLine ?? around.startLine));
  };
}

function ownerAt(
  coverage: FileCoverage,
  functions: ReadonlyMap<number, readonly { readonly name: string; readonly hits: number }[]>,
  lineNumber: number,
): LineOwner | null {
  const hits = lineHits(coverage, lineNumber);
  const declared = functions.get(lineNumber) ?? [];
  if (hits === null && declared.length === 0) return null;
  return { statements: hits === null ? [] : [hits], functions: declared, startLine: lineNumber };
}

function owner(startLine: number, statements: readonly Region[], functions: readonly Region[]): LineOwner {
  return { statements: statements.map((region) => region.hits), functions, startLine };
}

/** Hits of a line, by binary search; null when the report has no such line. */
export function lineHits({ lines }: FileCoverage, lineNumber: number): number | null {
  let low = 0;
  let high = lines.line.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(lines.line, middle) < lineNumber) low = middle + 1;
    else high = middle;
  }
  return low < lines.line.length && at(lines.line, low) === lineNumber ? at(lines.hits, low) : null;
}
