import { describe, expect, test } from 'vitest';
import type { Lease, Settlement, TrainStore } from '../../src/index.ts';
import { behind, KINDS, lookedAt, opened, ORCHARD } from './stores.ts';
import { valueOf } from './value-of.ts';

const LANDED: Settlement = { stage: 'landed', tries: 0, reason: null, head: null, coverage: null };
const SENT_BACK: Settlement = { ...LANDED, stage: 'development', tries: 1, reason: 'coverage fell' };

async function leaseOf(store: TrainStore, repository = ORCHARD): Promise<Lease> {
  const acquired = valueOf(await store.acquire(repository, 'press:1', 60_000));
  return acquired.isTaken ? acquired.lease : expect.fail();
}

async function shown(store: TrainStore, repository: string | null = ORCHARD): Promise<string[]> {
  return valueOf(await store.tasks(repository)).map(({ branch, stage }) => `${branch} ${stage}`);
}

describe.each(KINDS)('a queue in $kind', ({ make }) => {
  test('is empty, to whoever looks, before the first branch', async () => {
    const station = await make();
    for (const reader of [await lookedAt(station), await opened(station)]) {
      expect(valueOf(await reader.tasks(ORCHARD))).toEqual([]);
      expect(valueOf(await reader.tasks(null))).toEqual([]);
      expect(valueOf(await reader.leases())).toEqual([]);
      expect(valueOf(await reader.outcomes())).toEqual([]);
    }
  });

  test('gives a branch as it stands, through another door too', async () => {
    const station = await make();
    const store = await opened(station);
    const reader = await lookedAt(station);
    expect(valueOf(await reader.tasks(null))).toEqual([]);
    const task = valueOf(await store.enqueue(ORCHARD, 'apple'));
    expect(task).toEqual({
      repository: ORCHARD,
      branch: 'apple',
      stage: 'queued',
      tries: 0,
      position: 1,
      reason: null,
      head: null,
      coverage: null,
      updatedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    });
    expect(valueOf(await reader.tasks(ORCHARD))).toEqual([task]);
    expect(valueOf(await (await opened(station)).tasks(null))).toEqual([task]);
  });

  test('lets a branch that waits keep its place, and puts one that was landed or sent back last', async () => {
    const store = await opened(await make());
    for (const branch of ['apple', 'pear', 'plum']) await store.enqueue(ORCHARD, branch);
    valueOf(await store.enqueue(ORCHARD, 'apple'));
    expect(await shown(store)).toEqual(['apple queued', 'pear queued', 'plum queued']);
    const lease = await leaseOf(store);
    await store.settle(lease, 'apple', 'landed', LANDED);
    await store.settle(lease, 'pear', 'failed', SENT_BACK);
    expect(await shown(store)).toEqual(['plum queued', 'pear development', 'apple landed']);
    await store.enqueue(ORCHARD, 'pear');
    const again = valueOf(await store.enqueue(ORCHARD, 'apple'));
    expect(again).toMatchObject({ stage: 'queued', reason: null });
    expect(await shown(store)).toEqual(['plum queued', 'pear queued', 'apple queued']);
    valueOf(await store.begin(lease, 'pear'));
    expect(valueOf(await store.enqueue(ORCHARD, 'pear')).stage).toBe('landing');
    expect(await shown(store)).toEqual(['pear landing', 'plum queued', 'apple queued']);
  });

  test('shows a hundred landed branches, newest first, and keeps repositories apart', async () => {
    const station = await make();
    const store = await opened(station);
    const lease = await leaseOf(store);
    await store.enqueue(ORCHARD, 'waits');
    await store.enqueue('vineyard', 'apple');
    await store.enqueue(ORCHARD, 'apple');
    await behind(
      station,
      `INSERT INTO train_task (repository, branch, stage, tries, position, updated_at)
        WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 150)
        SELECT '${ORCHARD}', 'old-' || n, 'landed', 0, 1000 - n, n FROM numbers`,
    );
    valueOf(await store.settle(lease, 'apple', 'landed', LANDED));
    const tasks = await shown(store);
    expect(tasks).toHaveLength(101);
    expect(tasks.slice(0, 3)).toEqual(['waits queued', 'apple landed', 'old-150 landed']);
    expect(await shown(store, 'vineyard')).toEqual(['apple queued']);
    expect((await shown(store, null)).slice(0, 3)).toEqual(['waits queued', 'apple queued', 'apple landed']);
  });

  test('counts tries until the branch is landed, and keeps what was judged last', async () => {
    const store = await opened(await make());
    await store.enqueue(ORCHARD, 'apple');
    const lease = await leaseOf(store);
    const ratio = { covered: 7, total: 10 };
    const coverage = {
      status: 'FAIL',
      metric: 'lines',
      measured: ratio,
      baseline: { covered: 8, total: 10 },
    };
    await store.settle(lease, 'apple', 'failed', { ...SENT_BACK, head: 'a1', coverage });
    const reason = `the press broke: "${'x'.repeat(3000)}"\0`;
    await store.settle(lease, 'apple', 'error', { ...SENT_BACK, stage: 'queued', tries: 0, reason });
    await store.settle(lease, 'apple', 'failed', SENT_BACK);
    const [task] = valueOf(await store.tasks(ORCHARD));
    expect(task).toMatchObject({ tries: 2, head: 'a1', coverage, reason: 'coverage fell' });
    await store.settle(lease, 'apple', 'landed', { ...LANDED, head: 'a2' });
    expect(valueOf(await store.tasks(ORCHARD))).toMatchObject([
      { tries: 0, head: 'a2', coverage, reason: null },
    ]);
    expect(valueOf(await store.outcomes())).toEqual([
      { repository: ORCHARD, outcome: 'error', count: 1 },
      { repository: ORCHARD, outcome: 'failed', count: 2 },
      { repository: ORCHARD, outcome: 'landed', count: 1 },
    ]);
  });

  test('stores a reason without NUL, and no longer than anybody reads', async () => {
    const store = await opened(await make());
    await store.enqueue(ORCHARD, 'apple');
    const reason = `\0the press "broke"; ünï\n${'x'.repeat(3000)}`;
    valueOf(await store.settle(await leaseOf(store), 'apple', 'failed', { ...SENT_BACK, reason }));
    expect(valueOf(await store.tasks(ORCHARD))[0]?.reason).toBe(reason.slice(1, 2001));
  });

  test('forgets the tries of a branch on record', async () => {
    const station = await make();
    const store = await opened(station);
    const answer = { actor: 'pomona', reason: 'the test was flaky' };
    expect(valueOf(await store.resetTries(ORCHARD, 'apple', answer))).toBeNull();
    await store.enqueue(ORCHARD, 'apple');
    const lease = await leaseOf(store);
    for (let tries = 0; tries < 3; tries += 1) await store.settle(lease, 'apple', 'failed', SENT_BACK);
    expect(valueOf(await store.enqueue(ORCHARD, 'apple')).tries).toBe(3);
    expect(valueOf(await store.resetTries(ORCHARD, 'apple', answer))).toMatchObject({
      tries: 0,
      stage: 'queued',
    });
    expect(await behind(station, 'SELECT repository, branch, tries, actor, reason FROM train_reset')).toEqual(
      [{ repository: ORCHARD, branch: 'apple', tries: 3, ...answer }],
    );
  });

  test('names branches and repositories whatever they are called', async () => {
    const store = await opened(await make());
    const names = ['apple', 'Apple', 'o\'r"c%2F', 'obst-gärten', '$1', "'); DROP TABLE train_task; --"];
    for (const name of names) valueOf(await store.enqueue(name, name));
    for (const name of names)
      expect(valueOf(await store.tasks(name))).toMatchObject([{ repository: name, branch: name }]);
  });
});
