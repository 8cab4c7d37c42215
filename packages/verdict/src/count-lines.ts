import type { LineRange } from '@tidemark/kernel';

/** How many lines the ranges hold; a line that two of them hold counts twice. */
export function countLines(ranges: Iterable<LineRange>): number {
  let count = 0;
  for (const [first, last] of ranges) count += last - first + 1;
  return count;
}
