/**
 * The last of the spans that holds a line, or null. They are ordered by where they begin, so those behind the line are
 * passed over by halving; of a file with tens of thousands of functions every line asks.
 */
export function lastHolding<Span>(
  spans: readonly Span[],
  lineNumber: number,
  { startOf, holds }: { readonly startOf: (span: Span) => number; readonly holds: (span: Span) => boolean },
): Span | null {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const span = spans[middle];
    if (span !== undefined && startOf(span) <= lineNumber) low = middle + 1;
    else high = middle;
  }
  for (let index = low - 1; index >= 0; index -= 1) {
    const span = spans[index];
    if (span !== undefined && holds(span)) return span;
  }
  return null;
}
