/** A share of a whole as two integers. `total` 0 means nothing was measured; it is never 100 %. */
export interface Ratio {
  readonly covered: number;
  readonly total: number;
}

/** The ratio of nothing: where a sum begins. */
export const EMPTY_RATIO: Ratio = { covered: 0, total: 0 };

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
export const METRICS = ['statements', 'branches', 'functions', 'lines'] as const satisfies readonly Metric[];

/** Percents promised for the four metrics, 0 to 100 with at most two decimals. */
export type Band = { readonly [metric in Metric]: number };

/** Adds covered to covered and total to total: the ratio of two parts taken together. */
export function addRatio(left: Ratio, right: Ratio): Ratio {
  return { covered: left.covered + right.covered, total: left.total + right.total };
}

/**
 * Does the ratio reach the percent? Compared in integers (hundredths of a percent), so 99.6 % reaches 99.5 %.
 * Nothing measured reaches nothing: ask `isMeasured` first where an empty whole is fine.
 */
export function reaches(ratio: Ratio, percent: number): boolean {
  if (ratio.total === 0) return false;
  return BigInt(ratio.covered) * 10_000n >= BigInt(Math.round(percent * 100)) * BigInt(ratio.total);
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
