import type { SourceFacts, SourceSpan } from '@tidemark/syntax';
import { entriesWithin } from './entries-within.ts';
import type { JudgedLine } from './line-state.ts';
import type { PlacedArm } from './placed-arms.ts';

/** An arm of a branch on a changed line. `line` is the changed line it is reported on, 1-based. */
export interface ChangedArm extends ArmPlace {
  readonly taken: boolean;
}

/** Which way out of a branch: `arm` counts from 1 in the order of the report, null where it only tells how many of `of` were taken. */
export interface ArmPlace {
  readonly line: number;
  readonly arm: number | null;
  readonly of: number;
}

/**
 * The arms that a change answers for: those that begin on an owing line or hold one, and those of a branch whose
 * statement owns one, so that a change inside a condition over several lines answers for both of its outcomes.
 */
export function changedArms(arms: readonly PlacedArm[], lines: readonly JudgedLine[]): ChangedArm[] {
  const changed = new Set(lines.map((entry) => entry.line));
  const owned = new Map<number, number>();
  for (const { line, owner } of lines)
    if (owner !== null && !owned.has(owner.startLine)) owned.set(owner.startLine, line);
  return arms.flatMap(({ line, armLine, hits, span, arm, of }) => {
    const at = changed.has(armLine)
      ? armLine
      : changed.has(line)
        ? line
        : (owned.get(line) ?? (span === null ? undefined : linesOfArm(span, lines)[0]?.line));
    return at === undefined ? [] : { line: at, taken: hits > 0, arm, of };
  });
}

/**
 * Takes back that lines ran of which all the code lies in an arm that was never taken: the statement around them did
 * (`return cond ? { … } : null`), and they did not.
 */
export function withoutDeadArms(
  lines: readonly JudgedLine[],
  arms: readonly PlacedArm[],
  source: SourceFacts | null,
): JudgedLine[] {
  const dead = new Set<number>();
  for (const { span, hits, isTold } of arms) {
    if (span === null || hits > 0 || !isTold) continue;
    for (const { line } of linesOfArm(span, lines)) if (isWithin(line, span, source)) dead.add(line);
  }
  return lines.map((entry) => {
    if (!dead.has(entry.line) || (entry.state !== 'covered' && entry.state !== 'dead')) return entry;
    const startLine = entry.owner?.startLine ?? entry.line;
    return { ...entry, state: 'uncovered', owner: { statements: [0], functions: [], startLine } };
  });
}

/** The lines in reach of an arm that no statement or function inside of it owns. `lines` ascend. */
function linesOfArm({ startLine, endLine }: SourceSpan, lines: readonly JudgedLine[]): JudgedLine[] {
  return entriesWithin(lines, [startLine, endLine]).filter(
    ({ owner }) => owner === null || owner.startLine <= startLine,
  );
}

/** Does all the code of a line lie in the span? */
function isWithin(line: number, span: SourceSpan, source: SourceFacts | null): boolean {
  const [first, end] = source?.codeColumnsAt(line) ?? [0, Infinity];
  return (
    (line > span.startLine || span.startColumn <= first) && (line < span.endLine || end <= span.endColumn)
  );
}
