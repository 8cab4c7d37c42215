import { failed, ok } from '@tidemark/kernel';
import { raiseBaseline } from '@tidemark/ledger';
import { Validator } from '@seriousme/openapi-schema-validator';
import parse from 'parse-prometheus-text-format';
import { describe, expect, test } from 'vitest';
import { healthAnswer, problemAnswer } from '../../src/http/answers.ts';
import { refuse } from '../../src/http/refuse.ts';
import { ORCHARD } from '../store/stores.ts';
import { valueOf } from '../store/value-of.ts';
import { BEARER, measured, override, servedOrchard, TOKEN } from './served-orchard.ts';

const LOST = failed({ code: 'train-error', message: 'the store is lost', hint: 'Find it' });
const lostReader = {
  tasks: async () => LOST,
  leases: async () => ok([]),
  outcomes: async () => LOST,
  close: async () => {},
};
const lostLedger = {
  read: async () => failed({ code: 'ledger-error', message: 'the ledger is lost', hint: 'Find it' }),
  history: async () => ok([]),
  close: async () => {},
};

describe('GET /healthz', () => {
  test.each([
    ['both can be read', {}, 200, { status: 'ok', store: 'ok', ledger: 'ok' }],
    [
      'the store is lost',
      { reader: lostReader },
      503,
      { status: 'unavailable', store: 'unavailable', ledger: 'ok' },
    ],
    [
      'the ledger is lost',
      { ledger: lostLedger },
      503,
      { status: 'unavailable', store: 'ok', ledger: 'unavailable' },
    ],
  ])('when %s', async (_, parts, status, answer) => {
    const { ask } = await servedOrchard({ parts });
    const told = await ask('/healthz');
    expect(told.status).toBe(status);
    expect(healthAnswer.parse(JSON.parse(told.text))).toEqual(answer);
  });
});

test('a queue that cannot be read is 503 with every reason, and never an empty one', async () => {
  const { ask } = await servedOrchard({ parts: { reader: lostReader } });
  const told = await ask('/queue');
  expect(told.status).toBe(503);
  expect(problemAnswer.parse(JSON.parse(told.text))).toMatchObject({
    code: 'train-error',
    message: 'the store is lost',
    problems: [{ code: 'train-error' }, { code: 'train-error' }],
  });
});

test('a queue is told without its baselines when the ledger cannot be read, with the reason', async () => {
  const { ask } = await servedOrchard({ parts: { ledger: lostLedger } });
  const told = await ask('/queue');
  expect(told.status).toBe(200);
  expect(JSON.parse(told.text).coverage.baselines).toMatchObject([
    {
      repository: ORCHARD,
      revision: null,
      marks: { lines: null },
      error: { code: 'ledger-error', message: 'the ledger is lost' },
    },
  ]);
});

test('GET /metrics tells stages, outcomes, lease, baseline and requests', async () => {
  const { store, ledger, ask } = await servedOrchard();
  valueOf(await store.enqueue(ORCHARD, 'apple'));
  const taken = valueOf(await store.acquire(ORCHARD, 'picker:1', 60_000));
  if (!taken.isTaken) throw new Error('nobody else is there');
  valueOf(await store.begin(taken.lease, 'apple'));
  const settlement = { stage: 'landed', tries: 0, reason: null, head: null, coverage: null } as const;
  valueOf(await store.settle(taken.lease, 'apple', 'landed', settlement));
  valueOf(await raiseBaseline(ledger, ORCHARD, measured(8)));
  valueOf(await store.enqueue('example.org/shop/vineyard', 'grape'));
  await ask('/nowhere', { method: 'PATCH' });
  const told = await ask('/metrics');
  expect(told.headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
  const families = new Map(parse(told.text).map((family) => [family.name, family.metrics]));
  expect(families.get('tidemark_store_up')).toEqual([{ value: '1' }]);
  expect(families.get('tidemark_ledger_up')).toEqual([{ value: '1' }]);
  expect(families.get('tidemark_queue_tasks')).toContainEqual({
    labels: { repository: ORCHARD, stage: 'landed' },
    value: '1',
  });
  expect(families.get('tidemark_queue_tasks')).toContainEqual({
    labels: { repository: ORCHARD, stage: 'queued' },
    value: '0',
  });
  expect(families.get('tidemark_landing_outcomes_total')).toEqual([
    { labels: { repository: ORCHARD, outcome: 'landed' }, value: '1' },
  ]);
  expect(families.get('tidemark_lease_held')).toEqual([
    { labels: { repository: ORCHARD }, value: '1' },
    { labels: { repository: 'example.org/shop/vineyard' }, value: '0' },
  ]);
  expect(Number(families.get('tidemark_lease_remaining_seconds')?.[0]?.value)).toBeGreaterThan(0);
  expect(families.get('tidemark_baseline_covered')).toContainEqual({
    labels: { repository: ORCHARD, metric: 'lines' },
    value: '8',
  });
  expect(families.get('tidemark_baseline_total')).toHaveLength(3);
  expect(families.get('tidemark_http_requests_total')).toContainEqual({
    labels: { route: 'unknown', method: 'other', status: '404' },
    value: '1',
  });
});

test('GET /metrics says that the store is lost, and has no value rather than 0 of what is in it', async () => {
  const { ask } = await servedOrchard({ parts: { reader: lostReader, ledger: lostLedger } });
  const told = await ask('/metrics');
  expect(told.status).toBe(200);
  const names = parse(told.text).map(({ name }) => name);
  expect(told.text).toContain('\ntidemark_store_up 0\n');
  expect(told.text).toContain('\ntidemark_ledger_up 0\n');
  expect(names).not.toContain('tidemark_queue_tasks');
});

test('GET /openapi.json is valid OpenAPI 3.1, and every answer it names for a route is one that the route gives', async () => {
  const { ask } = await servedOrchard();
  const told = await ask('/openapi.json');
  const description = JSON.parse(told.text);
  const validator = new Validator();
  expect(await validator.validate(description)).toEqual({ valid: true });
  expect(validator.version).toBe('3.1');
  expect(description.info.version).toBe('1.2.3');
  for (const [path, operations] of Object.entries<Record<string, { responses: object }>>(description.paths))
    for (const [method, { responses }] of Object.entries(operations)) {
      const headers = { ...BEARER, 'content-type': 'application/json' };
      const body = override({ kind: 'raise', expires: undefined });
      const {
        status,
        headers: { 'content-type': type },
      } = await ask(path, { method: method.toUpperCase(), headers, ...(method === 'post' ? { body } : {}) });
      expect(status).toBe(200);
      expect(Object.keys(responses)).toContain('200');
      expect(JSON.stringify(Reflect.get(responses, '200'))).toContain(type?.split(';')[0]);
    }
});

describe('on loopback', () => {
  test.each(['localhost', 'LOCALHOST:80', '127.0.0.1:4780', '[::1]:4780'])(
    'it answers to %s',
    async (host) => {
      const { ask } = await servedOrchard();
      expect((await ask('/healthz', { headers: { host } })).status).toBe(200);
    },
  );

  test.each(['orchard.example.org', 'localhost.example.org', '10.0.0.1:4780'])(
    'it is not %s, whatever a name server says',
    async (host) => {
      const { ask } = await servedOrchard();
      const told = await ask('/queue', { headers: { host } });
      expect([told.status, problemAnswer.parse(JSON.parse(told.text)).code]).toEqual([421, 'usage']);
    },
  );
});

describe('beyond loopback', () => {
  test.each(['/queue', '/metrics', '/openapi.json'])('%s asks for the token', async (path) => {
    const { ask } = await servedOrchard({ parts: { isLocal: false } });
    expect((await ask(path)).status).toBe(401);
    expect((await ask(path, { headers: { authorization: `Bearer ${TOKEN}x` } })).status).toBe(401);
    expect((await ask(path, { headers: { ...BEARER, host: 'orchard.example.org' } })).status).toBe(200);
  });

  test('/healthz asks for none, and without a token all the rest is closed', async () => {
    const { ask } = await servedOrchard({ parts: { isLocal: false, door: null } });
    expect((await ask('/healthz')).status).toBe(200);
    for (const path of ['/queue', '/metrics', '/openapi.json'])
      expect((await ask(path, { headers: BEARER })).status).toBe(403);
  });
});

test('no answer lets a page of elsewhere read it, or is taken for another type', async () => {
  const { ask } = await servedOrchard();
  for (const path of ['/queue', '/nowhere']) {
    const { headers } = await ask(path, { headers: { origin: 'https://example.org' } });
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-cache',
    });
    expect(headers['access-control-allow-origin']).toBeUndefined();
  }
});

test('what throws is a bug that is told on the side, and 500 without its words to the client', async () => {
  const worm = new Error('worm in /home/pomona');
  const reader = { ...lostReader, tasks: () => Promise.reject(worm) };
  const { ask, bugs } = await servedOrchard({ parts: { reader } });
  const told = await ask('/queue');
  expect(told.status).toBe(500);
  expect(problemAnswer.parse(JSON.parse(told.text)).code).toBe('internal');
  expect(told.text).not.toContain('worm');
  expect(bugs).toEqual([worm]);
});

test('a refusal for no reason is a bug', () => {
  expect(() => refuse(400, [])).toThrow('names at least one problem');
});
