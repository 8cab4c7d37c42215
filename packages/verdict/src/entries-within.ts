import type { LineRange } from '@tidemark/kernel';

/** The entries of some lines among entries in the order of their lines, by halving. */
export function entriesWithin<Entry extends { readonly line: number }>(
  entries: readonly Entry[],
  [first, last]: LineRange,
): Entry[] {
  return entries.slice(firstFrom(entries, first), firstFrom(entries, last + 1));
}

function firstFrom(entries: readonly { readonly line: number }[], lineNumber: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.line ?? Infinity) < lineNumber) low = middle + 1;
    else high = middle;
  }
  return low;
}
