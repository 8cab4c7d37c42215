/** Percentage points as an exact fraction of two integers: 0.05 points are `{ numerator: 5, denominator: 100 }`. */
export interface Points {
  readonly numerator: number;
  readonly denominator: number;
}

const DECIMAL = /^(\d{1,3})(?:\.(\d{1,6}))?$/;

/** Reads points from decimal text, `0` to `100` with at most six decimals; null for anything else. */
export function readPoints(text: string): Points | null {
  const [, whole, decimals = ''] = DECIMAL.exec(text) ?? [];
  if (whole === undefined) return null;
  const denominator = 10 ** decimals.length;
  const numerator = Number(whole) * denominator + Number(decimals);
  return numerator <= 100 * denominator ? { numerator, denominator } : null;
}
