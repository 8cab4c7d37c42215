import { failed, type Problem, type Result } from '@tidemark/kernel';
import type { BaselineReader, Entry } from '@tidemark/ledger/look';
import { keptView } from './kept-view.ts';

/** The newest entries of repositories in a ledger, kept for a while each: a git ledger costs a process to look at. */
export interface BaselineViews {
  readonly of: (repository: string) => Promise<Result<Entry | null>>;
  /** The next one who asks sees what was just written. */
  readonly forget: (repository: string) => void;
}

const MOST_AGE_MS = 5000;
const PATIENCE_MS = 3000;

const LATE: Problem = {
  code: 'ledger-error',
  message: `the ledger gave no answer within ${PATIENCE_MS} ms`,
  hint: 'Look whether its remote or its server can be reached from here',
};

/** Looks at baselines, at most 5 s ago. One that does not come within 3 s is `ledger-error`. */
export function baselineViews(ledger: BaselineReader, nowMs: () => number): BaselineViews {
  const views = new Map<string, () => Promise<Result<Entry | null>>>();
  const keeping = { mostAgeMs: MOST_AGE_MS, patienceMs: PATIENCE_MS, late: failed(LATE), nowMs };
  return {
    of: (repository) => {
      const view =
        views.get(repository) ?? keptView<Result<Entry | null>>(() => ledger.read(repository), keeping);
      views.set(repository, view);
      return view();
    },
    forget: (repository) => views.delete(repository),
  };
}
