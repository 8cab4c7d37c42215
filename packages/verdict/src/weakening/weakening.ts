import type { RepoPath } from '@tidemark/kernel';

export const WEAKENING_KINDS = [
  'band-lowered',
  'layer-narrowed',
  'exclude-widened',
  'allow-widened',
  'ignore-added',
  'test-skipped',
  'test-focused',
  'test-removed',
  'mutation-lowered',
  'policy-relaxed',
] as const;
export type WeakeningKind = (typeof WEAKENING_KINDS)[number];

/** A promise talked down, or a part of the code taken out of the tests' sight. */
export interface Weakening {
  readonly kind: WeakeningKind;
  readonly file: RepoPath;
  /** 1-based; null for a file that is gone. */
  readonly line: number | null;
  readonly package: string;
  /** What was weakened: a layer and metric, a glob, a test's title. */
  readonly subject: string;
  readonly from: string | number | null;
  readonly to: string | number | null;
  /** Why, where the author said it; without a reason it fails. */
  readonly reason: string | null;
}
