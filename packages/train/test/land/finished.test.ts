import { rmSync } from 'node:fs';
import type { RunCommand } from '@tidemark/kernel';
import { describe, expect, test } from 'vitest';
import type { TrainStore } from '../../src/index.ts';
import { run, without } from '../git/orchard-remote.ts';
import { valueOf } from '../store/value-of.ts';
import { KINDS } from '../store/stores.ts';
import { check, coverage, freshOrchard, landingOrchard, REPOSITORY } from './landing-orchard.ts';

/** The store of a process that dies at one of its writes: from then on it does nothing. */
function dyingAt(store: TrainStore, last: keyof TrainStore): TrainStore {
  let isDead = false;
  const dead = { ok: false, problems: [{ code: 'train-error', message: 'dead', hint: '' }] } as const;
  return new Proxy(store, {
    get: (target, name) => {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return (...words: unknown[]) => {
        if (name === last) isDead = true;
        return isDead ? Promise.resolve(dead) : Reflect.apply(method, target, words);
      };
    },
  });
}

const outcomes = async (store: TrainStore) =>
  valueOf(await store.outcomes()).map(({ outcome, count }) => [outcome, count]);

describe.each(KINDS)('what a holder that died had begun, in $kind', ({ make }) => {
  test.each([
    ['after main has moved', 'settle', ['apple']],
    ['after it was settled', 'conclude', []],
  ] as const)('%s is finished by the next, once', async (_, last, finished) => {
    const orchard = await landingOrchard(await make());
    const head = orchard.branch('apple');
    const { store } = orchard;
    const report = await orchard.landed('apple', { store: dyingAt(store, last), ttlMs: 1500 });
    expect([report.outcome, orchard.main()]).toEqual(['landed', head]);
    expect(valueOf(await store.unfinished(REPOSITORY))).toHaveLength(1);
    const next = await orchard.land(null, { waitMs: 20_000 });
    expect(next).toMatchObject({ finished, landings: [], problems: [], warnings: [] });
    expect(valueOf(await store.unfinished(REPOSITORY))).toEqual([]);
    expect(valueOf(await store.tasks(REPOSITORY))).toMatchObject([{ stage: 'landed', head }]);
    expect(await outcomes(store)).toEqual([['landed', 1]]);
  });

  test('and never moved main is crossed out, and lands anew', async () => {
    const orchard = await landingOrchard(await make());
    const head = orchard.branch('apple');
    const place = { ...orchard.place, run: without('refs/heads/main') };
    const pushless: RunCommand = (program, args, options) =>
      args.includes('push') && args.some((arg) => arg.endsWith(':refs/heads/main'))
        ? Promise.resolve({ code: 1, stdout: new Uint8Array(), stderr: 'killed' })
        : run(program, args, options);
    await orchard.landed('apple', { place: { ...place, run: pushless } });
    expect(valueOf(await orchard.store.unfinished(REPOSITORY))).toHaveLength(1);
    const next = await orchard.land(null);
    expect(next).toMatchObject({ finished: [], landings: [{ outcome: 'landed', head }] });
    expect(valueOf(await orchard.store.unfinished(REPOSITORY))).toEqual([]);
  });
});

describe('a baseline that is kept elsewhere', () => {
  const ledger = 'sqlite:coverage/ledger.db';

  test('rises once main has moved', async () => {
    const orchard = await freshOrchard();
    const head = orchard.branch('apple');
    expect(await orchard.landed('apple', { ledger })).toMatchObject({ isRaised: true, warnings: [] });
    expect([await orchard.mark(ledger), await orchard.mark()]).toEqual([[80, head], null]);
    orchard.branch('pear', 'src/pear.ts', head);
    expect(await orchard.landed('pear', { ledger, checks: [coverage(70)] })).toMatchObject({
      outcome: 'landed',
      isRaised: false,
    });
  });

  test('that cannot be reached then is raised by the next holder', async () => {
    const orchard = await freshOrchard();
    const head = orchard.branch('apple');
    const gone = 'postgres://pomona@127.0.0.1:1/x';
    expect(await orchard.landed('apple', { ledger: gone })).toMatchObject({
      outcome: 'landed',
      isRaised: false,
      warnings: [{ code: 'ledger-error' }],
    });
    expect(await orchard.land(null, { ledger: gone })).toMatchObject({
      finished: [],
      warnings: [{ code: 'ledger-error' }],
    });
    expect(await orchard.land(null, { ledger })).toMatchObject({ finished: ['apple'], warnings: [] });
    expect(await orchard.mark(ledger)).toEqual([80, head]);
    expect(await outcomes(orchard.store)).toEqual([['landed', 1]]);
  });

  test('that is not known by its name is a warning, and nothing is thrown', async () => {
    const orchard = await freshOrchard();
    orchard.branch('apple');
    expect(await orchard.landed('apple', { ledger: 'git:cellar' })).toMatchObject({
      outcome: 'error',
      problems: [{ code: 'usage' }],
    });
  });
});

describe('what cannot be told now', () => {
  test('is left for the next holder: the remote is gone in the middle of the push', async () => {
    const orchard = await freshOrchard();
    orchard.branch('apple');
    const removing: RunCommand = async (program, args, options) => {
      if (args.some((arg) => arg.endsWith(':refs/heads/main')))
        rmSync(orchard.bare.root, { recursive: true });
      return run(program, args, options);
    };
    const place = { ...orchard.place, run: removing };
    const checks = [check('merge', {})];
    expect(await orchard.landed('apple', { place, checks })).toMatchObject({
      outcome: 'error',
      problems: [{ code: 'git-failed' }],
    });
    expect(valueOf(await orchard.store.tasks(REPOSITORY))).toMatchObject([{ stage: 'landing' }]);
    expect(valueOf(await orchard.store.unfinished(REPOSITORY))).toHaveLength(1);
    expect(await orchard.land(null)).toMatchObject({ landings: [], problems: [{ code: 'git-failed' }] });
    expect(valueOf(await orchard.store.leases())).toEqual([]);
  });
});
