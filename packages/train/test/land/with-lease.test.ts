import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { withLease } from '../../src/lease/with-lease.ts';
import { KINDS, ORCHARD, opened } from '../store/stores.ts';
import { valueOf } from '../store/value-of.ts';

const never = new AbortController().signal;
const wish = { repository: ORCHARD, holder: 'picker', ttlMs: 300, waitMs: 0, ending: never };

describe.each(KINDS)('work under a lease in $kind', ({ make }) => {
  test('keeps it alive for as long as it takes, and lets go of it', async () => {
    const store = await opened(await make());
    const held = await withLease(store, { ...wish, ttlMs: 1500 }, async ({ lease, signal, lost }) => {
      await setTimeout(4000);
      const still = valueOf(await store.leases()).map(({ token }) => token);
      return { token: lease.token, still, aborted: signal.aborted, lost: lost() };
    });
    expect(valueOf(held)).toEqual({ token: 1, still: [1], aborted: false, lost: null });
    expect(valueOf(await store.leases())).toEqual([]);
  });

  test('is not waited for once the process is asked to end', async () => {
    const store = await opened(await make());
    valueOf(await store.acquire(ORCHARD, 'other', 600_000));
    const asked = new AbortController();
    const waiting = withLease(store, { ...wish, waitMs: 600_000, ending: asked.signal }, () => expect.fail());
    asked.abort();
    expect(await waiting).toMatchObject({ problems: [{ code: 'lease-held' }] });
  });

  test('lets go of it when the work throws', async () => {
    const store = await opened(await make());
    const thrown = withLease(store, wish, () => Promise.reject(new TypeError('the ladder broke')));
    await expect(thrown).rejects.toThrow('the ladder broke');
    expect(valueOf(await store.leases())).toEqual([]);
  });

  test('is told when somebody else has it', async () => {
    const store = await opened(await make());
    const held = await withLease(store, wish, async ({ lease, signal, lost }) => {
      await store.release(lease);
      valueOf(await store.acquire(ORCHARD, 'other', 60_000));
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      return lost();
    });
    expect(valueOf(held)).toMatchObject({
      code: 'lease-lost',
      message: 'the lease with token 1 is lost: it ran out, or somebody took it over',
    });
    expect(valueOf(await store.leases())).toMatchObject([{ holder: 'other', token: 2 }]);
  });
});

test('a store that cannot be reached for as long as the lease holds has lost it', async () => {
  const { store, broken } = await breaking();
  const held = await withLease(store, wish, async ({ signal, lost }) => {
    broken.now = true;
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    return lost();
  });
  expect(valueOf(held)?.message).toContain('it could not be renewed: the store is on fire');
});

test('a store that cannot be reached for a moment has lost nothing', async () => {
  const { store, broken } = await breaking();
  const held = await withLease(store, { ...wish, ttlMs: 6000 }, async ({ lost }) => {
    broken.now = true;
    await setTimeout(2500);
    broken.now = false;
    await setTimeout(2500);
    return lost();
  });
  expect(valueOf(held)).toBeNull();
});

test('a store that cannot be reached at all gives no lease', async () => {
  const { store, broken } = await breaking();
  broken.now = true;
  const none = withLease(store, wish, () => expect.fail('it has no lease'));
  expect(await none).toMatchObject({ problems: [{ message: 'the store is on fire' }] });
});

/** A real store whose door can be closed. */
async function breaking() {
  const [sqlite] = KINDS;
  const whole = await opened((await sqlite?.make()) ?? expect.fail());
  const broken = { now: false };
  const fire = {
    ok: false,
    problems: [{ code: 'train-error', message: 'the store is on fire', hint: '' }],
  } as const;
  const store: typeof whole = {
    ...whole,
    acquire: (...words) => (broken.now ? Promise.resolve(fire) : whole.acquire(...words)),
    renew: (...words) => (broken.now ? Promise.resolve(fire) : whole.renew(...words)),
  };
  return { store, broken };
}
