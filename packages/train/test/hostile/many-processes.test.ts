import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isFuzzing, runProcess } from '@tidemark/test-kit';
import { describe, expect, test } from 'vitest';
import { KINDS, type Station } from '../store/stores.ts';

const WORKER = path.join(import.meta.dirname, '../store/count-under-lease.ts');
const N_PROCESSES = isFuzzing() ? 50 : 20;
const CLOCK = path.join(import.meta.dirname, '../store/shifted-clock.ts');

function work({ root, place }: Station, fate: 'works' | 'dies', nRounds: number, shiftMs = 0) {
  const words = ['--import', CLOCK, WORKER, root, place, fate, String(nRounds)];
  return runProcess(process.execPath, words, { cwd: root, env: { SHIFT_MS: String(shiftMs) } });
}

/** The number that was counted to, and the tokens of those who held the lease, in their order. */
function counted({ root }: Station): { readonly number: number; readonly tokens: number[] } {
  const lines = readFileSync(path.join(root, 'log'), 'utf8').trim().split('\n');
  return { number: Number(readFileSync(path.join(root, 'number'), 'utf8')), tokens: lines.map(Number) };
}

function upTo(n: number): number[] {
  return Array.from({ length: n }, (_, index) => index + 1);
}

describe.each(KINDS)('a lease in $kind', ({ make }) => {
  test('goes through many processes one at a time, and past those that die with it', async () => {
    const station = await make();
    writeFileSync(path.join(station.root, 'number'), '0');
    const fates = upTo(N_PROCESSES).map((n) => (n % 10 === 0 ? 'dies' : 'works'));
    const ended = await Promise.all(fates.map((fate) => work(station, fate, 1)));
    for (const [index, { code, stderr }] of ended.entries())
      expect({ code, stderr }).toEqual({ code: fates[index] === 'dies' ? null : 0, stderr: '' });
    expect(counted(station)).toEqual({ number: 0.9 * N_PROCESSES, tokens: upTo(N_PROCESSES) });
  });

  test('is never held by two whose clocks are an hour apart', async () => {
    const station = await make();
    writeFileSync(path.join(station.root, 'number'), '0');
    const shifts = [0, 3_600_000, -3_600_000, 3_600_000];
    const ended = await Promise.all(shifts.map((shiftMs) => work(station, 'works', 10, shiftMs)));
    expect(ended.map(({ code, stderr }) => ({ code, stderr }))).toEqual(
      shifts.map(() => ({ code: 0, stderr: '' })),
    );
    expect(counted(station)).toEqual({ number: 40, tokens: upTo(40) });
  });
});
