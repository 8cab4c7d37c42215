import { type FileCoverage, statementRows } from '@tidemark/coverage-model';
import { byStartOuterFirst } from '@tidemark/syntax';
import { lastHolding } from './last-holding.ts';

/** A statement or function of a report. Lines 1-based and inclusive, columns 0-based. */
export interface Region {
  readonly kind: 'statement' | 'function';
  readonly name: string | null;
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly hits: number;
}

/** The statements and functions of a file, ordered by start, outer before inner. */
export function regionsOf(coverage: FileCoverage): Region[] {
  return [...statementRegions(coverage), ...functionRegions(coverage)].toSorted(byStartOuterFirst);
}

/** The innermost region that holds a line, or null at module level. */
export function innermostAround<Span extends Pick<Region, 'kind' | 'startLine' | 'endLine'>>(
  regions: readonly Span[],
  lineNumber: number,
): Span | null {
  // Regions nest, so among those that hold the line the one that starts last is the innermost.
  return lastHolding(regions, lineNumber, {
    startOf: (region) => region.startLine,
    holds: (region) => holds(region, lineNumber),
  });
}

/** The line of a function's closing brace belongs to what is around the function. */
function holds(region: Pick<Region, 'kind' | 'startLine' | 'endLine'>, lineNumber: number): boolean {
  if (region.kind === 'statement' || lineNumber === region.startLine) return lineNumber <= region.endLine;
  return lineNumber < region.endLine;
}

function statementRegions({ statements }: FileCoverage): Region[] {
  return statementRows(statements).map((row) => ({ kind: 'statement', name: null, ...row }));
}

function functionRegions({ functions }: FileCoverage): Region[] {
  return functions.map(({ name, line, declaration, whole, hits }) => {
    // The signature lies between the declared name and the body, so the region spans both.
    const { startLine, startColumn } = declaration ?? { startLine: line, startColumn: 0 };
    const { endLine, endColumn } = whole ?? { endLine: line, endColumn: 0 };
    return { kind: 'function', name, startLine, startColumn, endLine, endColumn, hits };
  });
}
