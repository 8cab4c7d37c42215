import { METRICS, type Result } from '@tidemark/kernel';
import type { Stage } from '../task.ts';
import type { MetricFamily, Sample } from './prometheus-text.ts';
import { marksInForce, type RepositoryBaseline } from './queue-document.ts';
import { repositoriesOf, type QueueView } from './queue-view.ts';

const STAGES = ['queued', 'landing', 'development', 'landed'] as const satisfies readonly Stage[];

/** What the store and the ledger show as metrics. Of what cannot be reached there is no value, rather than 0. */
export function trainMetrics(
  view: Result<QueueView>,
  baselines: readonly RepositoryBaseline[],
  today: string,
): MetricFamily[] {
  const isLedgerUp = baselines.every(({ newest }) => newest.ok);
  return [
    gauge('tidemark_store_up', 'Can the store of the queue be read? 1 or 0.', [
      { labels: {}, value: Number(view.ok) },
    ]),
    gauge('tidemark_ledger_up', 'Can the ledger of the baselines be read? 1 or 0.', [
      { labels: {}, value: Number(isLedgerUp) },
    ]),
    ...(view.ok ? queueMetrics(view.value) : []),
    ...baselineMetrics(baselines, today),
  ];
}

function queueMetrics(view: QueueView): MetricFamily[] {
  const { tasks, leases, outcomes } = view;
  const repositories = repositoriesOf(view);
  const leaseOf = (repository: string) => leases.find((lease) => lease.repository === repository);
  return [
    gauge(
      'tidemark_queue_tasks',
      'Branches in each stage; of those landed the newest.',
      repositories.flatMap((repository) =>
        STAGES.map((stage) => ({
          labels: { repository, stage },
          value: tasks.filter((task) => task.repository === repository && task.stage === stage).length,
        })),
      ),
    ),
    {
      name: 'tidemark_landing_outcomes_total',
      type: 'counter',
      help: 'What came of each attempt to land a branch, ever.',
      samples: outcomes.map(({ repository, outcome, count }) => ({
        labels: { repository, outcome },
        value: count,
      })),
    },
    gauge(
      'tidemark_lease_held',
      'Is somebody landing a branch? 1 or 0.',
      repositories.map((repository) => ({
        labels: { repository },
        value: Number(leaseOf(repository) !== undefined),
      })),
    ),
    gauge(
      'tidemark_lease_remaining_seconds',
      'How long the lease is valid unless it is renewed; 0 when nobody holds it.',
      repositories.map((repository) => ({
        labels: { repository },
        value: Math.max(0, leaseOf(repository)?.validForMs ?? 0) / 1000,
      })),
    ),
  ];
}

function baselineMetrics(baselines: readonly RepositoryBaseline[], today: string): MetricFamily[] {
  const counts = (part: 'covered' | 'total'): Sample[] =>
    baselines.flatMap(({ repository, newest }) => {
      if (!newest.ok || newest.value === null) return [];
      const marks = marksInForce(newest.value.baseline, today);
      return METRICS.flatMap((metric) => {
        const mark = marks[metric];
        return mark === null ? [] : [{ labels: { repository, metric }, value: mark[part] }];
      });
    });
  return [
    gauge('tidemark_baseline_covered', 'Covered, of the baseline in force.', counts('covered')),
    gauge('tidemark_baseline_total', 'In total, of the baseline in force.', counts('total')),
  ];
}

function gauge(name: string, help: string, samples: readonly Sample[]): MetricFamily {
  return { name, type: 'gauge', help, samples };
}
