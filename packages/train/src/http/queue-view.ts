import { failed, ok, type Problem, type Result } from '@tidemark/kernel';
import type { Lease } from '../lease.ts';
import type { Task } from '../task.ts';
import type { OutcomeCount, TrainReader } from '../train-store.ts';
import { keptView } from './kept-view.ts';

/** The store as it was seen at one moment. */
export interface QueueView {
  /** Of all repositories, in the order in which they land. */
  readonly tasks: readonly Task[];
  readonly leases: readonly Lease[];
  readonly outcomes: readonly OutcomeCount[];
}

const MOST_AGE_MS = 200;
const PATIENCE_MS = 5000;

const LATE: Problem = {
  code: 'train-error',
  message: `the store of the queue gave no answer within ${PATIENCE_MS} ms`,
  hint: 'Look whether its server, or the disk of its file, is overloaded',
};

/** Looks at the store for all who ask, at most 200 ms ago. */
export function queueView(reader: TrainReader, nowMs: () => number): () => Promise<Result<QueueView>> {
  return keptView(() => look(reader), {
    mostAgeMs: MOST_AGE_MS,
    patienceMs: PATIENCE_MS,
    late: failed(LATE),
    nowMs,
  });
}

/** The repositories that the store knows, in code-unit order. */
export function repositoriesOf({ tasks, leases, outcomes }: QueueView): string[] {
  const names = [...tasks, ...leases, ...outcomes].map(({ repository }) => repository);
  return [...new Set(names)].toSorted();
}

async function look(reader: TrainReader): Promise<Result<QueueView>> {
  const [tasks, leases, outcomes] = await Promise.all([
    reader.tasks(null),
    reader.leases(),
    reader.outcomes(),
  ]);
  if (tasks.ok && leases.ok && outcomes.ok)
    return ok({ tasks: tasks.value, leases: leases.value, outcomes: outcomes.value });
  return failed(...[tasks, leases, outcomes].flatMap((part) => (part.ok ? [] : part.problems)));
}
