import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { keptView } from '../../src/http/kept-view.ts';

/** A tree that is counted anew whenever it is looked at, and a clock that stands until it is moved. */
function counted() {
  const clock = { nowMs: 0 };
  let nLoads = 0;
  const load = async () => (nLoads += 1);
  const view = keptView(load, {
    mostAgeMs: 200,
    patienceMs: 1000,
    late: -1,
    nowMs: () => clock.nowMs,
  });
  return { clock, view };
}

test('a hundred who ask at once share one load', async () => {
  const { view } = counted();
  const seen = await Promise.all(Array.from({ length: 100 }, () => view()));
  expect(new Set(seen)).toEqual(new Set([1]));
});

test('a view answers until it is 200 ms old, and no longer', async () => {
  const { clock, view } = counted();
  expect(await view()).toBe(1);
  clock.nowMs = 100;
  expect(await view()).toBe(1);
  clock.nowMs = 301;
  expect(await view()).toBe(2);
});

test('a view of more than half its age is renewed while it still answers', async () => {
  const { clock, view } = counted();
  await view();
  clock.nowMs = 150;
  expect(await view()).toBe(1);
  await setTimeout();
  clock.nowMs = 300;
  expect(await view()).toBe(2);
});

test('a load that hangs is told as late, is not begun again beside itself, and counts once it is there', async () => {
  let nLoads = 0;
  let arrive: (value: string) => void = () => {};
  const load = () => {
    nLoads += 1;
    return new Promise<string>((resolve) => {
      arrive = resolve;
    });
  };
  const clock = { nowMs: 0 };
  const view = keptView(load, { mostAgeMs: 200, patienceMs: 1, late: 'late', nowMs: () => clock.nowMs });
  expect(await view()).toBe('late');
  clock.nowMs = 250;
  expect(await view()).toBe('late');
  expect(nLoads).toBe(1);
  arrive('ripe');
  await setTimeout();
  clock.nowMs = 500;
  const next = view();
  arrive('ripe');
  expect(await next).toBe('ripe');
});

test('what a load throws reaches whoever waits for it, and the next one tries again', async () => {
  const clock = { nowMs: 0 };
  let nLoads = 0;
  const load = async () => {
    nLoads += 1;
    if (nLoads === 2) throw new Error('worm');
    return nLoads;
  };
  const view = keptView(load, { mostAgeMs: 200, patienceMs: 1000, late: -1, nowMs: () => clock.nowMs });
  expect(await view()).toBe(1);
  clock.nowMs = 150;
  expect(await view()).toBe(1);
  await setTimeout();
  expect(nLoads).toBe(2);
  clock.nowMs = 400;
  expect(await view()).toBe(3);
});
