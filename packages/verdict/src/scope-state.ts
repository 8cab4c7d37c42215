import { at, type FileCoverage } from '@tidemark/coverage-model';
import type { LineRange } from '@tidemark/kernel';
import type { SourceFacts, SourceRegion } from '@tidemark/syntax';
import { holds } from './regions.ts';

/** Of a stretch of the file something ran, or all that was measured did not, or nothing was measured. */
export type ScopeState = 'covered' | 'uncovered' | 'unmeasured';

/**
 * Judges lines that no statement or function of the report owns (`class Pear extends Apple {}`, `export default …`)
 * by the innermost function around them in the source, else by the module: they run when what they stand in runs.
 */
export function scopeStates(coverage: FileCoverage, source: SourceFacts): (lineNumber: number) => ScopeState {
  const functions = source.regions.filter((region) => region.kind === 'function');
  const known = new Map<SourceRegion | null, ScopeState>();
  return (lineNumber) => {
    const around = functions.findLast((region) => holds(region, lineNumber)) ?? null;
    const state =
      known.get(around) ??
      stateWithin(coverage, around === null ? [1, Infinity] : [around.startLine, around.endLine]);
    known.set(around, state);
    return state;
  };
}

/** Does the report name the file, and say nothing of it? */
export function isEmptyRecord({ lines, functions }: FileCoverage): boolean {
  return lines.line.length === 0 && functions.length === 0;
}

function stateWithin({ lines, functions }: FileCoverage, [first, last]: LineRange): ScopeState {
  const measured = [
    ...Array.from(lines.line, (line, index) => ({ line, hits: at(lines.hits, index) })),
    ...functions,
  ].filter(({ line }) => first <= line && line <= last);
  if (measured.length === 0) return 'unmeasured';
  return measured.some(({ hits }) => hits > 0) ? 'covered' : 'uncovered';
}
