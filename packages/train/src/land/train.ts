import type { Result } from '@tidemark/kernel';
import type { LedgerPlace } from '@tidemark/ledger/look';
import type { Check } from '../check.ts';
import type { LandingPlace } from '../git/train-git.ts';
import type { WorktreeHome } from '../git/worktree-home.ts';
import type { HeldLease, LeaseWish } from '../lease/with-lease.ts';
import type { TrainStore } from '../train-store.ts';

/** How a commit of main wants branches to be landed on it. */
export interface LandingRules {
  /** In any order; which runs first is not theirs to say. */
  readonly checks: readonly Check[];
  /** How often a branch may fail. */
  readonly tries: number;
  readonly ledger: LedgerPlace;
}

/** What lands where, and what it is asked of. */
export interface TrainOptions extends LeaseWish {
  readonly place: LandingPlace;
  readonly store: TrainStore;
  /** The branch that is landed on. */
  readonly target: string;
  readonly rulesAt: (base: string) => Promise<Result<LandingRules>>;
}

/** A train under its lease, while it lands branches. */
export interface Train extends TrainOptions {
  readonly held: HeldLease;
  readonly home: WorktreeHome;
  /** Where the fence stands: at a commit of this holder's own, which each landing replaces. */
  readonly fence: { commit: string };
}
