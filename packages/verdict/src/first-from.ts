/** Where the lines from this one on begin among entries in the order of their lines, by halving. */
export function firstFrom(entries: readonly { readonly line: number }[], lineNumber: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.line ?? Infinity) < lineNumber) low = middle + 1;
    else high = middle;
  }
  return low;
}
