/** A share of a whole as two integers. `total` 0 means nothing was measured; it is never 100 %. */
export interface Ratio {
  readonly covered: number;
  readonly total: number;
}

/** The four metrics of a coverage report, as istanbul names them. */
export interface Tally {
  readonly statements: Ratio;
  readonly branches: Ratio;
  readonly functions: Ratio;
  readonly lines: Ratio;
}

/** The name of a metric, as reports and manifests write it. */
export type Metric = keyof Tally;

/** Every metric, in the order they are shown. */
export const METRICS = ['statements', 'branches', 'functions', 'lines'] as const;

/** Percents promised for the four metrics, 0 to 100 with at most two decimals. */
export type Band = { readonly [metric in Metric]: number };

/** The tally of all parts taken together, metric by metric; no part at all is the tally of nothing. */
export function sumTallies(parts: readonly Tally[]): Tally {
  return {
    statements: sumRatios(parts.map((part) => part.statements)),
    branches: sumRatios(parts.map((part) => part.branches)),
    functions: sumRatios(parts.map((part) => part.functions)),
    lines: sumRatios(parts.map((part) => part.lines)),
  };
}

/**
 * Does the ratio reach the percent? Compared in integers (hundredths of a percent), so 99.6 % reaches 99.5 %.
 * Nothing measured reaches nothing: ask `isMeasured` first where an empty whole is fine.
 */
export function reaches(ratio: Ratio, percent: number): boolean {
  if (ratio.total === 0) return false;
  return BigInt(ratio.covered) * 10_000n >= BigInt(Math.round(percent * 100)) * BigInt(ratio.total);
}

/**
 * Orders two measured ratios by their share, in integers: negative, zero or positive as `left` is under, equal to or over
 * `right`. Nothing measured is under everything else.
 */
export function compareRatios(left: Ratio, right: Ratio): number {
  if (left.total === 0 || right.total === 0) return Math.sign(left.total) - Math.sign(right.total);
  const [one, other] = [
    BigInt(left.covered) * BigInt(right.total),
    BigInt(right.covered) * BigInt(left.total),
  ];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Was anything measured? A ratio of nothing is neither kept nor broken. */
export function isMeasured(ratio: Ratio): boolean {
  return ratio.total > 0;
}

/** The percent to show: rounded down to two decimals, so 100 is shown only when exact; null when nothing was measured. */
export function shownPercent(ratio: Ratio): number | null {
  if (ratio.total === 0) return null;
  return Number((BigInt(ratio.covered) * 10_000n) / BigInt(ratio.total)) / 100;
}

function sumRatios(parts: readonly Ratio[]): Ratio {
  return parts.reduce(
    (sum, part) => ({ covered: sum.covered + part.covered, total: sum.total + part.total }),
    { covered: 0, total: 0 },
  );
}
