import { armRows, type FileCoverage } from '@tidemark/coverage-model';
import type { JudgedLine } from './line-state.ts';

/** An arm of a branch on a changed line. `line` is the changed line it is reported on, 1-based. */
export interface ChangedArm {
  readonly line: number;
  readonly taken: boolean;
}

/**
 * The arms that a change answers for: those that begin on an owing line, and those of a branch whose statement
 * owns one, so that a change inside a condition over several lines answers for both of its outcomes.
 */
export function changedArms({ branches }: FileCoverage, lines: readonly JudgedLine[]): ChangedArm[] {
  const changed = new Set(lines.map((entry) => entry.line));
  const owned = new Map<number, number>();
  for (const { line, owner } of lines)
    if (owner !== null && !owned.has(owner.startLine)) owned.set(owner.startLine, line);
  return armRows(branches).flatMap(({ line, armLine, hits }) => {
    const at = changed.has(armLine) ? armLine : changed.has(line) ? line : owned.get(line);
    return at === undefined ? [] : { line: at, taken: hits > 0 };
  });
}
