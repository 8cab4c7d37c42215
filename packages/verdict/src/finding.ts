import type { LineRange, Metric, Ratio, RepoPath } from '@tidemark/kernel';
import type { ArmPlace } from './branch-arms.ts';
import type { PackageRef } from './evidence.ts';

/** Every kind of broken promise. Each has a page in docs/findings. */
export const FINDING_KINDS = ['line', 'branch', 'function', 'unmeasured', 'band'] as const;
/** What a finding is about. */
export type FindingKind = (typeof FINDING_KINDS)[number];

/** Something the tests did not run although the promise says they must. */
export interface DiffFinding {
  readonly kind: Exclude<FindingKind, 'band'>;
  readonly file: RepoPath;
  readonly package: PackageRef;
  readonly layer: string;
  readonly ranges: readonly LineRange[];
  readonly granularity: 'statement' | 'line';
  /** The function, method or class the first line is in, or null at module level. */
  readonly symbol: string | null;
  readonly metric: Metric;
  /** What of the metric ran, over all changed lines of the layer. */
  readonly actual: Ratio;
  /** Percent. */
  readonly required: number;
  /** The arms that were never taken; only a `branch` has any. */
  readonly arms: readonly ArmPlace[];
  /** Whether the report speaks of the file at all. */
  readonly isReported: boolean;
}

/** A layer of a package that fell under its band. */
export interface BandFinding {
  readonly kind: 'band';
  readonly package: PackageRef;
  readonly layer: string;
  readonly metric: Metric;
  readonly actual: Ratio;
  /** Percent. */
  readonly required: number;
  /** The band is the one of every package without a manifest. */
  readonly isDefault: boolean;
}

/** Changed lines that owe nothing because a rule lets them out. */
export interface Exclusion {
  readonly file: RepoPath;
  readonly rule: string;
  readonly lines: number;
}
