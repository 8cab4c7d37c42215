import type { LineRange } from '@tidemark/kernel';
import { LEVELS, type LocatedFinding } from './located-finding.ts';

/** A finding at one of its ranges; null where it has no line. */
export interface PlacedFinding extends LocatedFinding {
  readonly range: LineRange | null;
}

/** A finding for each range, worst first: of a level every finding comes with its first range before any with its second. */
export function onePerRange(findings: readonly LocatedFinding[]): PlacedFinding[] {
  const placed = findings.flatMap((finding) => {
    const ranges: readonly (LineRange | null)[] = finding.ranges.length === 0 ? [null] : finding.ranges;
    return ranges.map((range, ordinal) => ({ ordinal, placed: { ...finding, range } }));
  });
  return placed
    .toSorted(
      (left, right) =>
        LEVELS.indexOf(left.placed.level) - LEVELS.indexOf(right.placed.level) ||
        left.ordinal - right.ordinal,
    )
    .map((entry) => entry.placed);
}
