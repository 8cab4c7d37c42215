import type { Result } from '@tidemark/kernel';
import { overrideInForce, type Baseline, type Entry, type Mark } from '@tidemark/ledger/look';
import type { Stage, Task } from '../task.ts';
import type { QueueAnswer } from './answers.ts';
import type { QueueView } from './queue-view.ts';

type BaselinePart = QueueAnswer['coverage']['baselines'][number];
type MarksPart = BaselinePart['marks'];

/** A repository and the newest entry of it in the ledger, if the ledger could be read. */
export interface RepositoryBaseline {
  readonly repository: string;
  readonly newest: Result<Entry | null>;
}

/** The queue with the baselines that are in force on a day (`YYYY-MM-DD`). */
export function queueDocument(
  { tasks, leases }: QueueView,
  baselines: readonly RepositoryBaseline[],
  today: string,
): QueueAnswer {
  const at = (stage: Stage) => tasks.filter((task) => task.stage === stage).map(taskPart);
  return {
    schemaVersion: 1,
    queue: {
      landing: at('landing'),
      queued: at('queued'),
      development: at('development'),
      landed: at('landed'),
    },
    leases: leases.map(({ repository, holder, token, validForMs }) => ({
      repository,
      holder,
      token,
      validForMs: Math.max(0, Math.floor(validForMs)),
    })),
    coverage: {
      baselines: baselines.map((baseline) => baselinePart(baseline, today)),
      tasks: tasks.flatMap(({ repository, branch, coverage }) =>
        coverage === null
          ? []
          : [
              {
                repository,
                branch,
                status: coverage.status,
                metric: coverage.metric,
                measured: coverage.measured && { ...coverage.measured },
                baseline: coverage.baseline && { ...coverage.baseline },
              },
            ],
      ),
    },
  };
}

/** The marks that count on a day, each by itself or lowered by an override. */
export function marksInForce(baseline: Baseline, today: string): MarksPart {
  const part = (metric: keyof MarksPart) => {
    const lowered = overrideInForce(baseline, metric, today);
    return lowered === null ? markPart(baseline.marks[metric], false) : markPart(lowered.mark, true);
  };
  return {
    statements: part('statements'),
    branches: part('branches'),
    functions: part('functions'),
    lines: part('lines'),
  };
}

function taskPart(task: Task): QueueAnswer['queue']['queued'][number] {
  const { repository, branch, tries, position, reason, head, updatedAt } = task;
  return { repository, branch, tries, position, reason, head, updatedAt };
}

const NO_MARKS: MarksPart = { statements: null, branches: null, functions: null, lines: null };

function baselinePart({ repository, newest }: RepositoryBaseline, today: string): BaselinePart {
  const none = { repository, revision: null, recordedAt: null, marks: NO_MARKS, override: null };
  if (!newest.ok) {
    const [{ code, message, hint } = { code: 'internal', message: '', hint: '' }] = newest.problems;
    return { ...none, error: { code, message, hint } };
  }
  if (newest.value === null) return { ...none, error: null };
  const { revision, at, baseline } = newest.value;
  const marks = marksInForce(baseline, today);
  const isLowered = Object.values(marks).some((mark) => mark?.overridden === true);
  const { actor = '', reason = '', expires = '' } = baseline.override ?? {};
  return {
    repository,
    revision,
    recordedAt: at,
    marks,
    override: isLowered ? { actor, reason, expires } : null,
    error: null,
  };
}

function markPart(mark: Mark | null, overridden: boolean): MarksPart['lines'] {
  return mark && { ...mark, overridden };
}
