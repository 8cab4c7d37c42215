/** Counters have 64 bits at most; what claims more is no count, and sums of what is left stay finite. */
const MOST_HITS = 2 ** 64;
const MOST_LINE = 0xffff_fffe;

/** Reads a count: digits, or a whole number as C prints a large one (`1.2e+19`); -1 for anything else. */
export function countOf(text: string): number {
  if (!/^\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text)) return -1;
  const count = Number(text);
  return isCount(count) ? count : -1;
}

export function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MOST_HITS;
}

/** Reads a line number, 1-based; -1 for what is none or does not fit the columns of lines. */
export function lineNumberOf(text: string): number {
  if (!/^\d+$/.test(text)) return -1;
  const line = Number(text);
  return line >= 1 && line <= MOST_LINE ? line : -1;
}
