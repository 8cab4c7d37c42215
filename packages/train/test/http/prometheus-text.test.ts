import fc from 'fast-check';
import parse from 'parse-prometheus-text-format';
import { expect, test } from 'vitest';
import { prometheusText } from '../../src/http/prometheus-text.ts';
import { requestMeter } from '../../src/http/request-meter.ts';

test('a label comes back as it was, whatever is in it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.integer(), (repository, value) => {
      const labels = { repository };
      const family = {
        name: 'tidemark_trees',
        type: 'gauge',
        help: 'Trees.',
        samples: [{ labels, value }],
      } as const;
      expect(parse(prometheusText([family]))).toEqual([
        {
          name: 'tidemark_trees',
          type: 'GAUGE',
          help: 'Trees.',
          metrics: [{ labels, value: String(value) }],
        },
      ]);
    }),
  );
});

test('a metric without samples is still described', () => {
  const text = prometheusText([{ name: 'tidemark_trees', type: 'gauge', help: 'Trees.', samples: [] }]);
  expect(text).toBe('# HELP tidemark_trees Trees.\n# TYPE tidemark_trees gauge\n');
});

test('a histogram holds each duration in its bucket and in all above', () => {
  const meter = requestMeter();
  for (const durationMs of [0.5, 1, 30, 9000])
    meter.count({ route: '/queue', method: 'GET', status: 200, durationMs });
  meter.count({ route: '/queue', method: 'GET', status: 304, durationMs: 1 });
  const text = prometheusText(meter.families());
  const [total, duration] = parse(text);
  expect(total?.metrics).toEqual([
    { labels: { route: '/queue', method: 'GET', status: '200' }, value: '4' },
    { labels: { route: '/queue', method: 'GET', status: '304' }, value: '1' },
  ]);
  expect(duration?.metrics[0]?.buckets).toMatchObject({
    '0.001': '3',
    '0.025': '3',
    '0.05': '4',
    '5': '4',
    '+Inf': '5',
  });
  expect(text).toContain('tidemark_http_request_duration_seconds_sum{route="/queue"} 9.0325\n');
  expect(text).toContain('tidemark_http_request_duration_seconds_count{route="/queue"} 5\n');
});
