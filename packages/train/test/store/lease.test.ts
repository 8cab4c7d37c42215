import { describe, expect, test } from 'vitest';
import type { Landing, Lease, Settlement, TrainStore } from '../../src/index.ts';
import { KINDS, lookedAt, opened, ORCHARD } from './stores.ts';
import { valueOf } from './value-of.ts';

const LONG_MS = 60_000;
const LANDED: Settlement = { stage: 'landed', tries: 0, reason: null, head: null, coverage: null };

async function taken(store: TrainStore, holder: string, ttlMs = LONG_MS): Promise<Lease> {
  const acquired = valueOf(await store.acquire(ORCHARD, holder, ttlMs));
  return acquired.isTaken ? acquired.lease : expect.fail(`held by ${acquired.heldBy.holder}`);
}

/** Lets a lease run out, by the clock of the store. */
async function outlive(store: TrainStore, lease: Lease): Promise<void> {
  valueOf(await store.renew(lease, 1));
  while (valueOf(await store.leases()).some(({ repository }) => repository === lease.repository));
}

function landingOf({ repository, token }: Lease, to: string): Landing {
  const ratio = { covered: 9, total: 10 };
  const tally = { statements: ratio, branches: { covered: 0, total: 0 }, functions: ratio, lines: ratio };
  const tools = { tool: 'vitest 5.1.0', provider: null, node: null };
  const measurement = { tally, commit: to, tree: 'b'.repeat(40), tools };
  return { repository, token, branch: 'apple', target: 'main', from: 'a'.repeat(40), to, measurement };
}

describe.each(KINDS)('a lease in $kind', ({ make }) => {
  test('is taken by one, who is named to the others', async () => {
    const station = await make();
    const [store, other] = [await opened(station), await opened(station)];
    const lease = await taken(store, 'press:1');
    expect(lease).toMatchObject({ repository: ORCHARD, token: 1, holder: 'press:1' });
    expect(lease.validForMs).toBeGreaterThan(0);
    expect(lease.validForMs).toBeLessThanOrEqual(LONG_MS);
    const refused = valueOf(await other.acquire(ORCHARD, 'cellar:2', LONG_MS));
    expect(refused).toMatchObject({ isTaken: false, heldBy: { token: 1, holder: 'press:1' } });
    // Whoever holds it is refused too: two landings of one process are two.
    expect(valueOf(await store.acquire(ORCHARD, 'press:1', LONG_MS)).isTaken).toBe(false);
    expect(valueOf(await other.acquire('vineyard', 'cellar:2', LONG_MS))).toMatchObject({
      lease: { token: 1 },
    });
    const leases = valueOf(await (await lookedAt(station)).leases());
    expect(leases.map(({ repository, holder }) => [repository, holder])).toEqual([
      [ORCHARD, 'press:1'],
      ['vineyard', 'cellar:2'],
    ]);
  });

  test('goes to the next once it is released, with the next token', async () => {
    const store = await opened(await make());
    const first = await taken(store, 'press:1');
    valueOf(await store.release(first));
    expect(valueOf(await store.leases())).toEqual([]);
    const second = await taken(store, 'cellar:2');
    expect(second.token).toBe(2);
    valueOf(await store.release(first));
    expect(valueOf(await store.leases())).toMatchObject([{ token: 2, holder: 'cellar:2' }]);
  });

  test('lasts as long as it is renewed, and is not renewed once it has expired', async () => {
    const store = await opened(await make());
    const lease = await taken(store, 'press:1', 1000);
    const renewed = valueOf(await store.renew(lease, LONG_MS));
    expect(renewed).toMatchObject({ token: 1, holder: 'press:1' });
    expect(renewed?.validForMs).toBeGreaterThan(1000);
    await outlive(store, lease);
    expect(valueOf(await store.renew(lease, LONG_MS))).toBeNull();
    const next = await taken(store, 'cellar:2');
    expect(next.token).toBe(2);
    expect(valueOf(await store.renew(lease, LONG_MS))).toBeNull();
    expect(valueOf(await store.leases())).toMatchObject([{ token: 2 }]);
  });

  test.each(['expired', 'taken over'])('that is %s changes nothing', async (how) => {
    const store = await opened(await make());
    await store.enqueue(ORCHARD, 'apple');
    const lease = await taken(store, 'press:1');
    await outlive(store, lease);
    if (how === 'taken over') await taken(store, 'cellar:2');
    const before = valueOf(await store.tasks(ORCHARD));
    expect(valueOf(await store.begin(lease, 'apple'))).toBe(false);
    expect(valueOf(await store.settle(lease, 'apple', 'landed', LANDED))).toBe(false);
    expect(valueOf(await store.intend(lease, landingOf(lease, 'c'.repeat(40))))).toBe(false);
    expect(valueOf(await store.tasks(ORCHARD))).toEqual(before);
    expect(valueOf(await store.outcomes())).toEqual([]);
    expect(valueOf(await store.unfinished(ORCHARD))).toEqual([]);
  });

  test('begins a branch that waits, after what an earlier holder left is queued again', async () => {
    const store = await opened(await make());
    for (const branch of ['apple', 'pear']) await store.enqueue(ORCHARD, branch);
    const dead = await taken(store, 'press:1');
    expect(valueOf(await store.begin(dead, 'apple'))).toBe(true);
    await outlive(store, dead);
    const lease = await taken(store, 'cellar:2');
    expect(valueOf(await store.begin(lease, 'pear'))).toBe(true);
    const stages = valueOf(await store.tasks(ORCHARD)).map(({ branch, stage }) => [branch, stage]);
    expect(stages).toEqual([
      ['pear', 'landing'],
      ['apple', 'queued'],
    ]);
    expect(valueOf(await store.begin(lease, 'apple'))).toBe(true);
    expect(valueOf(await store.begin(lease, 'apple'))).toBe(true);
    await store.settle(lease, 'apple', 'landed', LANDED);
    expect(valueOf(await store.begin(lease, 'apple'))).toBe(false);
    expect(valueOf(await store.begin(lease, 'quince'))).toBe(false);
    expect(valueOf(await store.settle(lease, 'quince', 'landed', LANDED))).toBe(false);
    expect(valueOf(await store.outcomes())).toHaveLength(1);
  });

  test('writes a landing down, which stays until somebody concludes it', async () => {
    const station = await make();
    const store = await opened(station);
    const dead = await taken(store, 'press:1');
    const first = landingOf(dead, 'c'.repeat(40));
    const second = { ...landingOf(dead, 'f'.repeat(40)), measurement: null };
    valueOf(await store.intend(dead, { ...first, target: 'next' }));
    expect(valueOf(await store.intend(dead, first))).toBe(true);
    expect(valueOf(await store.intend(dead, second))).toBe(true);
    await outlive(store, dead);
    const lease = await taken(store, 'cellar:2');
    const third = landingOf(lease, '1'.repeat(40));
    expect(valueOf(await store.intend(lease, third))).toBe(true);
    const other = await opened(station);
    expect(valueOf(await other.unfinished(ORCHARD))).toEqual([first, second, third]);
    expect(valueOf(await other.unfinished('vineyard'))).toEqual([]);
    valueOf(await other.conclude(first));
    valueOf(await other.conclude(second));
    expect(valueOf(await store.unfinished(ORCHARD))).toEqual([third]);
  });
});
