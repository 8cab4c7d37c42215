import { fuzzBudget } from '@tidemark/test-kit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Lease, Settlement, TrainStore } from '../../src/index.ts';
import { KINDS, lookedAt, opened } from '../store/stores.ts';
import { valueOf } from '../store/value-of.ts';

const SETTLED: Settlement = { stage: 'development', tries: 1, reason: null, head: null, coverage: null };
const HOLDERS = ['press:1', 'cellar:2', 'attic:3'];

/** What is done, by one of three holders, and with one of the leases that were ever given. */
const step = fc.record({
  what: fc.constantFrom('acquire', 'acquire', 'renew', 'release', 'expire', 'write'),
  by: fc.nat(HOLDERS.length - 1),
  which: fc.nat(5),
});

let nRepositories = 0;

/** Waits until a lease has run out by the clock of the store. */
async function end(store: TrainStore, repository: string): Promise<void> {
  while (valueOf(await store.leases()).some((held) => held.repository === repository));
}

describe.each(KINDS)('leases in $kind, whatever their holders do', ({ make }) => {
  test('are held by one at a time, with tokens that rise, and old tokens change nothing', async () => {
    const station = await make();
    const stores = await Promise.all(HOLDERS.map(() => opened(station)));
    const [store = expect.fail()] = stores;
    const reader = await lookedAt(station);
    const law = fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const repository = `orchard-${(nRepositories += 1)}`;
      valueOf(await store.enqueue(repository, 'apple'));
      const given: Lease[] = [];
      let [token, tries] = [0, 0];
      let isHeld = false;
      for (const { what, by, which } of steps) {
        const through = stores[by] ?? store;
        const holder = HOLDERS[by] ?? '';
        // The newest is asked for as often as all the others.
        const lease = given.at(-1 - which) ?? given.at(-1);
        if (what === 'acquire') {
          const acquired = valueOf(await through.acquire(repository, holder, 60_000));
          expect(acquired.isTaken).toBe(!isHeld);
          if (acquired.isTaken) {
            expect(acquired.lease).toMatchObject({ repository, token: token + 1, holder });
            given.push(acquired.lease);
            token += 1;
            isHeld = true;
          } else expect(acquired.heldBy).toMatchObject({ repository, token });
        } else if (lease !== undefined) {
          const isGood: boolean = isHeld && lease.token === token;
          if (what === 'renew') {
            const renewed = valueOf(await through.renew(lease, 60_000));
            expect(renewed?.token ?? null).toBe(isGood ? token : null);
          } else if (what === 'expire') {
            const renewed = valueOf(await through.renew(lease, 1));
            expect(renewed !== null).toBe(isGood);
            isHeld &&= !isGood;
            if (isGood) await end(store, repository);
          } else if (what === 'release') {
            valueOf(await through.release(lease));
            isHeld &&= !isGood;
          } else {
            expect(valueOf(await through.settle(lease, 'apple', 'failed', SETTLED))).toBe(isGood);
            tries += isGood ? 1 : 0;
          }
        }
        const held = valueOf(await reader.leases()).filter((one) => one.repository === repository);
        expect(held.map((one) => one.token)).toEqual(isHeld ? [token] : []);
      }
      expect(valueOf(await reader.tasks(repository))).toMatchObject([{ tries }]);
      const left = given.at(-1);
      if (left !== undefined) valueOf(await store.release(left));
    });
    await fc.assert(law, fuzzBudget());
  });
});
