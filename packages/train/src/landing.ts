import type { Measurement } from '@tidemark/ledger/look';

/** A landing that was begun: written down before main moves, so that anybody can finish it. */
export interface Landing {
  readonly repository: string;
  readonly token: number;
  readonly branch: string;
  /** The branch that is landed on, as `main`. */
  readonly target: string;
  /** The commit of main before, and the one after. */
  readonly from: string;
  readonly to: string;
  /** What raises the baseline; null when coverage was not judged. */
  readonly measurement: Measurement | null;
}
