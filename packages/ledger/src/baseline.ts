import type { Metric, Ratio, Tally } from '@tidemark/kernel';

/** Which tools counted, each with its version; null where the evidence does not say. */
export interface Tools {
  /** `vitest 5.1.0` */
  readonly tool: string | null;
  /** `v8 5.1.0` */
  readonly provider: string | null;
  /** `24.21.0` */
  readonly node: string | null;
}

/** What was measured of a commit. */
export interface Measurement {
  readonly tally: Tally;
  readonly commit: string;
  readonly tree: string;
  readonly tools: Tools;
}

/** The high-water mark of one metric: counts, and where they come from. */
export interface Mark extends Ratio, Tools {
  readonly commit: string;
  readonly tree: string;
}

/** A mark for each metric; null where nothing was ever measured. */
export type Marks = { readonly [metric in Metric]: Mark | null };

/** Lower marks that somebody answers for, up to and including a day (`YYYY-MM-DD`); null where the mark itself counts. */
export interface Override {
  readonly marks: Marks;
  readonly actor: string;
  readonly reason: string;
  readonly expires: string;
}

/** What a repository is held to. */
export interface Baseline {
  readonly marks: Marks;
  readonly override: Override | null;
}

/** A change of a baseline before it is recorded. */
export interface Change {
  readonly kind: 'raise' | 'override';
  readonly actor: string | null;
  readonly reason: string | null;
  readonly baseline: Baseline;
}

/** A recorded change. Revisions count from 1 in each repository; `at` is an ISO time that the store stamped. */
export interface Entry extends Change {
  readonly revision: number;
  readonly at: string;
}

/** The baseline of a repository that never recorded one. */
export const NO_BASELINE: Baseline = {
  marks: { statements: null, branches: null, functions: null, lines: null },
  override: null,
};

/** The mark that a measurement would set for a metric; null when nothing was measured of it. */
export function markOf({ tally, commit, tree, tools }: Measurement, metric: Metric): Mark | null {
  const { covered, total } = tally[metric];
  return total === 0 ? null : { covered, total, commit, tree, ...tools };
}
