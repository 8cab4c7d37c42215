/** First and last line, both 1-based and inclusive. */
export type LineRange = readonly [first: number, last: number];

/** Merges ascending line numbers into ranges; neighbours join, repeats are allowed. */
export function toLineRanges(ascending: Iterable<number>): LineRange[] {
  const ranges: [number, number][] = [];
  for (const line of ascending) {
    const open = ranges.at(-1);
    if (open !== undefined && line <= open[1] + 1) open[1] = Math.max(open[1], line);
    else ranges.push([line, line]);
  }
  return ranges;
}

/** Every line number of the ranges, in their order. */
export function* linesOf(ranges: Iterable<LineRange>): Generator<number> {
  for (const [first, last] of ranges) for (let line = first; line <= last; line += 1) yield line;
}
