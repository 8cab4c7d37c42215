import type { Result } from '@tidemark/kernel';
import type { BaselineReader } from '@tidemark/ledger/look';
import type { TrainReader } from '../train-store.ts';
import { baselineViews } from './baseline-views.ts';
import type { RepositoryBaseline } from './queue-document.ts';
import { queueView, repositoriesOf, type QueueView } from './queue-view.ts';

/** What the routes look at, each kept for a moment. */
export interface Looks {
  readonly queue: () => Promise<Result<QueueView>>;
  /** Of every repository that the store knows, and of the one that is served from. */
  readonly baselines: (view: Result<QueueView>) => Promise<RepositoryBaseline[]>;
  /** The baseline of a repository was changed. */
  readonly forget: (repository: string) => void;
}

/** What is looked at, and the repository that is known whatever the store knows. */
export interface Sources {
  readonly reader: TrainReader;
  readonly ledger: BaselineReader;
  readonly repository: string;
  readonly nowMs: () => number;
}

/** Looks at a store and a ledger for all who ask. */
export function looksAt({ reader, ledger, repository, nowMs }: Sources): Looks {
  const baselines = baselineViews(ledger, nowMs);
  return {
    queue: queueView(reader, nowMs),
    baselines: (view) => {
      const names = new Set([repository, ...(view.ok ? repositoriesOf(view.value) : [])]);
      const seen = [...names]
        .toSorted()
        .map(async (name) => ({ repository: name, newest: await baselines.of(name) }));
      return Promise.all(seen);
    },
    forget: baselines.forget,
  };
}
