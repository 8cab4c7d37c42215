import type { MetricFamily, Sample } from './prometheus-text.ts';

/** One answered request. `route` and `method` are of closed sets, so that no client makes new series. */
export interface AnsweredRequest {
  readonly route: string;
  readonly method: string;
  readonly status: number;
  readonly durationMs: number;
}

/** Counts what was answered since the start. */
export interface RequestMeter {
  readonly count: (request: AnsweredRequest) => void;
  readonly families: () => MetricFamily[];
}

const BOUNDS_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

interface Durations {
  readonly counts: number[];
  sumMs: number;
}

/** A meter that has counted nothing yet. */
export function requestMeter(): RequestMeter {
  const totals = new Map<string, { readonly labels: Sample['labels']; value: number }>();
  const durations = new Map<string, Durations>();
  return {
    count: ({ route, method, status, durationMs }) => {
      const labels = { route, method, status: String(status) };
      const key = JSON.stringify(labels);
      const total = totals.get(key) ?? { labels, value: 0 };
      total.value += 1;
      totals.set(key, total);
      const spread = durations.get(route) ?? {
        counts: [...BOUNDS_SECONDS, Infinity].map(() => 0),
        sumMs: 0,
      };
      const seconds = durationMs / 1000;
      const index = BOUNDS_SECONDS.findIndex((bound) => seconds <= bound);
      const at = index === -1 ? BOUNDS_SECONDS.length : index;
      spread.counts[at] = (spread.counts[at] ?? 0) + 1;
      spread.sumMs += durationMs;
      durations.set(route, spread);
    },
    families: () => [
      {
        name: 'tidemark_http_requests_total',
        type: 'counter',
        help: 'Requests that were answered, by route, method and status.',
        samples: [...totals.values()].map(({ labels, value }) => ({ labels, value })),
      },
      {
        name: 'tidemark_http_request_duration_seconds',
        type: 'histogram',
        help: 'How long it took to answer, by route.',
        samples: [...durations].flatMap(([route, spread]) => histogram(route, spread)),
      },
    ],
  };
}

function histogram(route: string, { counts, sumMs }: Durations): Sample[] {
  let sum = 0;
  const buckets = [...BOUNDS_SECONDS.map(String), '+Inf'].map((le, index): Sample => {
    sum += counts[index] ?? 0;
    return { suffix: '_bucket', labels: { route, le }, value: sum };
  });
  return [
    ...buckets,
    { suffix: '_sum', labels: { route }, value: sumMs / 1000 },
    { suffix: '_count', labels: { route }, value: sum },
  ];
}
