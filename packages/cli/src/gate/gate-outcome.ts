import type { Problem, Ratio } from '@tidemark/kernel';
import type { BaselineFound, Measurement } from '@tidemark/ledger/look';
import type { Bar, CoverageStatus } from '@tidemark/verdict';
import type { DiffDocument, WarningPart } from '../contract/documents.ts';
import type { HeadState } from '../gather/head-state.ts';
import type { UnmeasuredFile } from '../gather/measure-packages.ts';

/** Why a gate judged nothing. */
export type SkipReason = 'disabled' | 'out-of-scope';

/** All that came of a gate; what it did not get to is null or empty. */
export interface GateOutcome {
  readonly status: CoverageStatus;
  readonly skipped: SkipReason | null;
  readonly repository: string | null;
  readonly head: HeadState | null;
  readonly base: DiffDocument['base'];
  readonly baseline: BaselineFound | null;
  readonly measured: Ratio | null;
  /** What could raise the baseline, of a tree that holds every bar as it is committed. */
  readonly measurement: Measurement | null;
  readonly under: readonly Bar[];
  readonly isBootstrap: boolean;
  readonly unmeasured: readonly UnmeasuredFile[];
  readonly problems: readonly Problem[];
  readonly warnings: readonly WarningPart[];
}

/** What is known before anything was looked at: nothing, which is no pass. */
export const NOTHING_KNOWN: GateOutcome = {
  status: 'TOOL_ERROR',
  skipped: null,
  repository: null,
  head: null,
  base: null,
  baseline: null,
  measured: null,
  measurement: null,
  under: [],
  isBootstrap: false,
  unmeasured: [],
  problems: [],
  warnings: [],
};
