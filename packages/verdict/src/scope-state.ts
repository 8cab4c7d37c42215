import { at, type FileCoverage } from '@tidemark/coverage-model';
import type { LineRange } from '@tidemark/kernel';
import type { SourceFacts, SourceRegion } from '@tidemark/syntax';
import { entriesWithin } from './entries-within.ts';
import { innermostAround } from './regions.ts';

/** Of a stretch of the file something ran, or all that was measured did not, or nothing was measured. */
export type ScopeState = 'covered' | 'uncovered' | 'unmeasured';

/**
 * Judges lines that no statement or function of the report owns (`class Pear extends Apple {}`, `export default …`)
 * by the innermost function around them in the source, else by the module: they run when what they stand in runs.
 */
export function scopeStates(coverage: FileCoverage, source: SourceFacts): (lineNumber: number) => ScopeState {
  const functions = source.regions.filter((region) => region.kind === 'function');
  const measured = measuredLines(coverage);
  const known = new Map<SourceRegion | null, ScopeState>();
  return (lineNumber) => {
    const around = innermostAround(functions, lineNumber);
    const state =
      known.get(around) ??
      stateWithin(measured, around === null ? [1, Infinity] : [around.startLine, around.endLine]);
    known.set(around, state);
    return state;
  };
}

/** Does the report name the file, and say nothing of it? */
export function isEmptyRecord({ lines, functions }: FileCoverage): boolean {
  return lines.line.length === 0 && functions.length === 0;
}

interface MeasuredLine {
  readonly line: number;
  readonly hits: number;
}

/** Lines and functions of the report, by line. */
function measuredLines({ lines, functions }: FileCoverage): MeasuredLine[] {
  const own = Array.from(lines.line, (line, index) => ({ line, hits: at(lines.hits, index) }));
  return [...own, ...functions].toSorted((left, right) => left.line - right.line);
}

function stateWithin(measured: readonly MeasuredLine[], lines: LineRange): ScopeState {
  const within = entriesWithin(measured, lines);
  if (within.length === 0) return 'unmeasured';
  return within.some(({ hits }) => hits > 0) ? 'covered' : 'uncovered';
}
