import { ok } from '@tidemark/kernel';
import { raiseBaseline } from '@tidemark/ledger';
import { describe, expect, test } from 'vitest';
import { queueAnswer } from '../../src/http/answers.ts';
import { KINDS, ORCHARD } from '../store/stores.ts';
import { valueOf } from '../store/value-of.ts';
import { ask, BEARER, COMMIT, measured, override, servedOrchard, type Told } from './served-orchard.ts';

/** The queue of an answer, which holds its schema. */
function queueOf({ status, text }: Told) {
  expect(status).toBe(200);
  return queueAnswer.parse(JSON.parse(text));
}

/** Longer than a view of the store is kept. */
const AGED_MS = 250;
const aged = () => new Promise((resolve) => setTimeout(resolve, AGED_MS));

describe.each(KINDS)('the queue in $kind', (kind) => {
  test('stands by stage in the order in which it lands, with the lease and what the gate said', async () => {
    const { store, ledger, ask: asked } = await servedOrchard({ kind });
    for (const branch of ['apple', 'pear', 'quince']) valueOf(await store.enqueue(ORCHARD, branch));
    const taken = valueOf(await store.acquire(ORCHARD, 'picker:1', 60_000));
    if (!taken.isTaken) throw new Error('nobody else is there');
    valueOf(await store.begin(taken.lease, 'apple'));
    const coverage = {
      status: 'FAIL',
      metric: 'lines',
      measured: { covered: 7, total: 10 },
      baseline: { covered: 8, total: 10 },
    };
    const settlement = {
      stage: 'development',
      tries: 1,
      reason: 'under-baseline',
      head: COMMIT,
      coverage,
    } as const;
    valueOf(await store.settle(taken.lease, 'apple', 'failed', settlement));
    valueOf(await store.begin(taken.lease, 'pear'));
    valueOf(await raiseBaseline(ledger, ORCHARD, measured(8)));
    const { queue, leases, coverage: block } = queueOf(await asked('/queue'));
    expect(queue).toMatchObject({
      landing: [{ branch: 'pear', tries: 0 }],
      queued: [{ branch: 'quince' }],
      development: [{ branch: 'apple', tries: 1, reason: 'under-baseline', head: COMMIT }],
      landed: [],
    });
    expect(leases).toMatchObject([{ repository: ORCHARD, holder: 'picker:1', token: taken.lease.token }]);
    expect(leases[0]?.validForMs).toBeGreaterThan(0);
    expect(block.tasks).toEqual([{ repository: ORCHARD, branch: 'apple', ...coverage }]);
    expect(block.baselines).toMatchObject([
      {
        repository: ORCHARD,
        revision: 1,
        marks: { lines: { covered: 8, total: 10, commit: COMMIT, overridden: false }, branches: null },
        override: null,
        error: null,
      },
    ]);
  });
});

test('several repositories in one store are all listed, or one of them', async () => {
  const { store, ask: asked } = await servedOrchard();
  valueOf(await store.enqueue('example.org/shop/vineyard', 'grape'));
  const { queue, coverage } = queueOf(await asked('/queue'));
  expect(queue.queued).toMatchObject([{ repository: 'example.org/shop/vineyard', branch: 'grape' }]);
  expect(coverage.baselines.map(({ repository, revision }) => [repository, revision])).toEqual([
    [ORCHARD, null],
    ['example.org/shop/vineyard', null],
  ]);
  const orchard = queueOf(await asked(`/queue?repository=${encodeURIComponent(ORCHARD)}`));
  expect(orchard.queue.queued).toEqual([]);
  expect(orchard.coverage.baselines).toHaveLength(1);
  const unknown = await asked('/queue?repository=example.org/shop/brewery');
  expect(unknown.status).toBe(404);
  expect(JSON.parse(unknown.text)).toMatchObject({
    code: 'usage',
    hint: `Known: ${ORCHARD}, example.org/shop/vineyard`,
  });
  const misspelt = await asked('/queue?repo=example.org/shop/vineyard');
  expect(misspelt.status).toBe(400);
  expect(misspelt.text).toContain("does not know 'repo'");
});

test('an ETag is good for 304 until something changes, and not only the time that is left of a lease', async () => {
  const { store, ask: asked } = await servedOrchard();
  valueOf(await store.enqueue(ORCHARD, 'apple'));
  valueOf(await store.acquire(ORCHARD, 'picker:1', 60_000));
  const { etag = '' } = (await asked('/queue')).headers;
  await aged();
  const unchanged = await asked('/queue', { headers: { 'if-none-match': `"other", ${etag}` } });
  expect([unchanged.status, unchanged.text]).toEqual([304, '']);
  valueOf(await store.enqueue(ORCHARD, 'pear'));
  await aged();
  const changed = await asked('/queue', { headers: { 'if-none-match': etag } });
  expect(queueOf(changed).queue.queued).toHaveLength(2);
});

test('a queue is asked of the store at most so often, however many look', async () => {
  let nLooks = 0;
  const tasks = async () => {
    nLooks += 1;
    return ok([]);
  };
  const none = async () => ok([]);
  const reader = { tasks, leases: none, outcomes: none, close: async () => {} };
  const { ask: asked } = await servedOrchard({ parts: { reader, nowMs: () => 0 } });
  await Promise.all(Array.from({ length: 50 }, () => asked('/queue')));
  expect(nLooks).toBe(1);
});

test('a baseline in a ref of git is lowered while its override lasts, and stands as it was afterwards', async () => {
  let today = '2026-06-01';
  const { ledger, ask: asked, url } = await servedOrchard({ ledger: 'git', parts: { today: () => today } });
  valueOf(await raiseBaseline(ledger, ORCHARD, measured(9)));
  const headers = { ...BEARER, 'content-type': 'application/json' };
  expect((await ask(`${url}/coverage/baseline`, { method: 'POST', headers, body: override() })).status).toBe(
    200,
  );
  const [lowered] = queueOf(await asked('/queue')).coverage.baselines;
  expect(lowered).toMatchObject({
    revision: 2,
    marks: { lines: { covered: 7, overridden: true }, functions: { covered: 9, overridden: false } },
    override: { actor: 'pomona@example.org', reason: 'the old press is gone', expires: '2026-12-31' },
  });
  today = '2027-01-01';
  const [whole] = queueOf(await asked('/queue')).coverage.baselines;
  expect(whole).toMatchObject({ marks: { lines: { covered: 9, overridden: false } }, override: null });
});
