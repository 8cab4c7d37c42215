import { cpSync } from 'node:fs';
import path from 'node:path';
import { failed, type RunCommand } from '@tidemark/kernel';
import { repositoryAt, temporaryFolder } from '@tidemark/test-kit';
import { expect, test, vi } from 'vitest';
import { run } from '../git/orchard-remote.ts';
import { opened } from '../store/stores.ts';
import { valueOf } from '../store/value-of.ts';
import type { TrainStore } from '../../src/index.ts';
import { freshOrchard, landIn, markIn, REPOSITORY } from './landing-orchard.ts';

vi.setConfig({ testTimeout: 900_000 });

/** Fails one of all calls, by its number from 1 on, and counts them. */
function failure(broken: number) {
  let nCalls = 0;
  return { isNow: () => (nCalls += 1) === broken, count: () => nCalls };
}

function failingGit(at: ReturnType<typeof failure>): RunCommand {
  return (program, args, options) =>
    at.isNow()
      ? Promise.resolve({ code: 128, stdout: new Uint8Array(), stderr: 'fatal: not today' })
      : run(program, args, options);
}

function failingStore(store: TrainStore, at: ReturnType<typeof failure>): TrainStore {
  const fire = failed({ code: 'train-error', message: 'not today', hint: '' });
  return new Proxy(store, {
    get: (target, name) => {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return (...words: unknown[]) =>
        at.isNow() ? Promise.resolve(fire) : Reflect.apply(method, target, words);
    },
  });
}

/** A train that was left in the middle of landing `apple`, which is on main, while `pear` waits to be merged. */
async function leftInTheMiddle() {
  const orchard = await freshOrchard();
  for (const name of ['apple', 'pear']) {
    orchard.branch(name);
    valueOf(await orchard.store.enqueue(REPOSITORY, name));
  }
  const dead: TrainStore = {
    ...orchard.store,
    settle: () => Promise.resolve(failed({ code: 'train-error', message: 'dead', hint: '' })),
  };
  await orchard.land('apple', { store: dead });
  const copies = { clone: orchard.clone.root, bare: orchard.bare.root, station: orchard.station.root };
  return async () => {
    const folder = temporaryFolder();
    for (const [name, from] of Object.entries(copies))
      cpSync(from, path.join(folder, name), { recursive: true });
    const clone = repositoryAt(path.join(folder, 'clone'));
    const bare = repositoryAt(path.join(folder, 'bare'));
    clone.git('remote', 'set-url', 'origin', bare.root);
    const store = await opened({ root: path.join(folder, 'station'), place: 'sqlite:train.db' });
    return { place: { run, root: clone.root, remote: 'origin' }, clone, bare, store };
  };
}

test.each(['git', 'store'] as const)(
  'whichever call to the %s fails, nothing is thrown and the next run brings everything to its end',
  async (which) => {
    const copy = await leftInTheMiddle();
    for (let broken = 1; ; broken += 1) {
      const { place, clone, bare, store } = await copy();
      const at = failure(broken);
      const faulty = which === 'git' ? { ...place, run: failingGit(at) } : place;
      await landIn(faulty, which === 'store' ? failingStore(store, at) : store, null, { ttlMs: 1000 });
      const isOver = at.count() < broken;
      const whole = await landIn(place, store, null, { waitMs: 30_000 });
      expect({ broken, problems: whole.problems, warnings: whole.warnings }).toEqual({
        broken,
        problems: [],
        warnings: [],
      });
      const tasks = valueOf(await store.tasks(REPOSITORY));
      expect({ broken, stages: tasks.map(({ branch, stage }) => [branch, stage]).toSorted() }).toEqual({
        broken,
        stages: [
          ['apple', 'landed'],
          ['pear', 'landed'],
        ],
      });
      const main = bare.git('rev-parse', 'main').trim();
      expect(bare.git('log', '-1', '--format=%s', main).trim()).toBe("Merge branch 'pear' into main");
      expect((await markIn(clone.root))?.[0]).toBe(80);
      expect(valueOf(await store.unfinished(REPOSITORY))).toEqual([]);
      expect(valueOf(await store.leases())).toEqual([]);
      expect(clone.git('worktree', 'list').trim().split('\n')).toHaveLength(1);
      if (isOver) break;
    }
  },
);
