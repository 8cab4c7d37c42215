import { describe, expect, test } from 'vitest';
import type { Check } from '../../src/index.ts';
import { hook, run } from '../git/orchard-remote.ts';
import { valueOf } from '../store/value-of.ts';
import { check, coverage, freshOrchard as fresh, REPOSITORY } from './landing-orchard.ts';

describe('main that moves underneath', () => {
  const moving = (orchard: Awaited<ReturnType<typeof fresh>>, times: number): Check => ({
    name: 'merge',
    run: async (context) => {
      const { clone } = orchard;
      if ((times -= 1) >= 0) {
        const next = clone
          .git('commit-tree', '-p', orchard.main(), '-m', 'past the train', 'main^{tree}')
          .trim();
        clone.git('push', '--quiet', 'origin', `${next}:refs/heads/main`);
      }
      return check('merge', {}).run(context);
    },
  });

  test('starts the branch over at the new main', async () => {
    const orchard = await fresh();
    const head = orchard.branch('apple');
    const report = await orchard.landed('apple', { checks: [moving(orchard, 2), coverage(80)] });
    expect(report).toMatchObject({ outcome: 'landed', tries: 0 });
    expect(orchard.bare.git('log', '-1', '--format=%P', 'main').trim()).toBe(`${report.base} ${head}`);
    expect(await orchard.mark()).toEqual([80, report.head]);
  });

  test('all the time is STALE_BASE, which is not counted and leaves the branch where it waits', async () => {
    const orchard = await fresh();
    orchard.branch('apple');
    expect(await orchard.landed('apple', { checks: [moving(orchard, 99)] })).toMatchObject({
      outcome: 'stale-base',
      stage: 'queued',
      tries: 0,
      problems: [{ code: 'stale-base' }],
    });
    expect(valueOf(await orchard.store.tasks(REPOSITORY))).toMatchObject([
      { branch: 'apple', stage: 'queued', tries: 0 },
    ]);
    expect(valueOf(await orchard.store.unfinished(REPOSITORY))).toEqual([]);
    expect(orchard.bare.git('log', '-1', '--format=%s', 'main').trim()).toBe('past the train');
  });
});

describe('a branch', () => {
  test('that main holds already has landed, and one that is not there goes back', async () => {
    const orchard = await fresh();
    orchard.clone.git('push', '--quiet', 'origin', `${orchard.base}:refs/heads/apple`);
    expect(await orchard.landed('apple')).toMatchObject({
      outcome: 'landed',
      reason: 'main holds it already',
      checks: [],
    });
    expect(await orchard.landed('plum')).toMatchObject({
      outcome: 'error',
      stage: 'development',
      problems: [{ code: 'unknown-base', hint: 'Push it first: git push origin plum' }],
    });
    expect(await orchard.landed('apple', { target: 'cellar' })).toMatchObject({
      outcome: 'error',
      stage: 'queued',
      problems: [{ message: 'there is no branch cellar in origin' }],
    });
  });

  test('that the remote refuses stays queued, with what the remote said', async () => {
    const orchard = await fresh();
    orchard.branch('apple');
    hook(orchard.bare, 'update', 'test "$1" = refs/heads/main && exit 1; exit 0');
    expect(await orchard.landed('apple')).toMatchObject({
      outcome: 'error',
      stage: 'queued',
      problems: [{ code: 'git-failed' }],
    });
    expect([orchard.main(), await orchard.mark()]).toEqual([orchard.base, null]);
  });

  test('is landed in the clone itself where there is no remote, unless somebody stands on main', async () => {
    const orchard = await fresh();
    const { clone } = orchard;
    const place = { run, root: clone.root, remote: null };
    clone.git('switch', '--quiet', '-c', 'apple');
    const head = clone.commit('apple');
    const report = await orchard.landed('apple', { place, ledger: 'git:.' });
    expect([report.outcome, clone.git('rev-parse', 'main').trim()]).toEqual(['landed', head]);
    expect(await orchard.mark('git:.')).toEqual([80, head]);
    clone.git('switch', '--quiet', 'main');
    expect(await orchard.land('apple', { place })).toMatchObject({
      token: null,
      problems: [{ code: 'usage' }],
    });
  });
});
