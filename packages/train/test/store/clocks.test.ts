import path from 'node:path';
import { runProcess } from '@tidemark/test-kit';
import { describe, expect, test } from 'vitest';
import type { Acquired } from '../../src/index.ts';
import { KINDS, opened, type Station } from './stores.ts';
import { valueOf } from './value-of.ts';

const HOUR_MS = 3_600_000;
const TTL_MS = 60_000;
const SCRIPT = path.join(import.meta.dirname, 'acquire-once.ts');
const CLOCK = path.join(import.meta.dirname, 'shifted-clock.ts');

/** What a process is told whose clocks are off, and what it takes for the time. */
interface Told {
  readonly acquired: Acquired;
  readonly updatedAt: string;
  readonly ownMs: number;
}

async function told({ root, place }: Station, shiftMs: number): Promise<Told> {
  const words = ['--import', CLOCK, SCRIPT, root, place];
  const env = { SHIFT_MS: String(shiftMs) };
  const { stdout, stderr } = await runProcess(process.execPath, words, { cwd: root, env });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

describe.each(KINDS)('a process whose clocks are an hour off, and a store in $kind', ({ make }) => {
  test.each([HOUR_MS, -HOUR_MS])(
    'respects a lease, and gives one that is respected (%i ms)',
    async (shiftMs) => {
      const station = await make();
      const store = await opened(station);
      const mine = valueOf(await store.acquire('orchard', 'press:1', TTL_MS));
      const { acquired, updatedAt, ownMs } = await told(station, shiftMs);
      expect(acquired).toMatchObject({ isTaken: false, heldBy: { token: 1, holder: 'press:1' } });
      // Its own clock is an hour off; the time that the store stamped is not.
      expect(Math.round((ownMs - Date.parse(updatedAt)) / HOUR_MS)).toBe(shiftMs / HOUR_MS);
      expect(valueOf(await store.renew(mine.isTaken ? mine.lease : expect.fail(), TTL_MS))).toMatchObject({
        token: 1,
      });
      valueOf(await store.release(mine.isTaken ? mine.lease : expect.fail()));
      expect((await told(station, shiftMs)).acquired).toMatchObject({ isTaken: true, lease: { token: 2 } });
      const [held] = valueOf(await store.leases());
      expect(held).toMatchObject({ token: 2, holder: 'shifted' });
      expect(held?.validForMs).toBeLessThanOrEqual(TTL_MS);
      expect(valueOf(await store.acquire('orchard', 'press:1', TTL_MS)).isTaken).toBe(false);
    },
  );
});
