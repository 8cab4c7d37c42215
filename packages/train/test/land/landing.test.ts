import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { FENCE_REF } from '../../src/git/fence.ts';
import { anotherPlace } from '../git/orchard-remote.ts';
import { valueOf } from '../store/value-of.ts';
import { KINDS } from '../store/stores.ts';
import { check, landingOrchard, REPOSITORY } from './landing-orchard.ts';

const tasksOf = async ({ store }: Awaited<ReturnType<typeof landingOrchard>>) =>
  valueOf(await store.tasks(REPOSITORY)).map(({ branch, stage, tries }) => [branch, stage, tries]);

describe.each(KINDS)('a landing whose train is kept in $kind', ({ make }) => {
  test('that passes moves main, the baseline and the fence at once, and leaves nothing behind', async () => {
    const orchard = await landingOrchard(await make());
    const head = orchard.branch('apple');
    expect(await orchard.landed('apple')).toMatchObject({
      outcome: 'landed',
      stage: 'landed',
      tries: 0,
      base: orchard.base,
      head,
      isRaised: true,
      checks: [
        { name: 'merge', status: 'pass' },
        { name: 'coverage', status: 'pass' },
      ],
      coverage: { measured: { covered: 80, total: 100 } },
      problems: [],
      warnings: [],
    });
    expect(orchard.main()).toBe(head);
    expect(await orchard.mark()).toEqual([80, head]);
    expect(orchard.bare.git('log', '--format=%s', FENCE_REF)).toBe(`Land ${head}\nHold main\n`);
    expect(await tasksOf(orchard)).toEqual([['apple', 'landed', 0]]);
    expect(valueOf(await orchard.store.leases())).toEqual([]);
    expect(valueOf(await orchard.store.unfinished(REPOSITORY))).toEqual([]);
    expect(orchard.clone.git('worktree', 'list').trim().split('\n')).toHaveLength(1);
    const temporary = process.env['TMPDIR'] ?? '';
    const home = readdirSync(temporary).find((name) => name.startsWith('tidemark-train-')) ?? '';
    expect(readdirSync(path.join(temporary, home))).toEqual([]);
  });

  test('that fails counts as a try, goes back to development, and the fourth is refused until it is reset', async () => {
    const orchard = await landingOrchard(await make());
    orchard.branch('apple');
    const checks = [check('coverage', { status: 'fail', reason: 'lines fell' })];
    for (const tries of [1, 2, 3])
      expect(await orchard.landed('apple', { checks })).toMatchObject({
        outcome: 'failed',
        stage: 'development',
        tries,
        reason: 'coverage: lines fell',
      });
    expect(await orchard.landed('apple')).toMatchObject({
      outcome: 'refused',
      stage: 'development',
      tries: 3,
      reason: '3 of 3 tries are spent; a person has to reset them',
      checks: [],
    });
    expect(orchard.main()).toBe(orchard.base);
    expect(await orchard.mark()).toBeNull();
    expect(valueOf(await orchard.store.leases())).toEqual([]);
    valueOf(await orchard.store.resetTries(REPOSITORY, 'apple', { actor: 'pomona', reason: 'mended' }));
    expect(await orchard.landed('apple')).toMatchObject({ outcome: 'landed', tries: 0 });
    expect(valueOf(await orchard.store.outcomes()).map(({ outcome, count }) => [outcome, count])).toEqual([
      ['failed', 3],
      ['landed', 1],
      ['refused', 1],
    ]);
  });

  test('that could not be judged is not counted, and stays where it waits', async () => {
    const orchard = await landingOrchard(await make());
    orchard.branch('apple');
    const checks = [check('security', { status: 'error', reason: 'the scanner is gone' })];
    for (let nRuns = 0; nRuns < 5; nRuns += 1)
      expect(await orchard.landed('apple', { checks })).toMatchObject({
        outcome: 'error',
        stage: 'queued',
        tries: 0,
        problems: [{ code: 'tool-error' }],
      });
    expect(await tasksOf(orchard)).toEqual([['apple', 'queued', 0]]);
  });

  test('without a name lands all that wait, oldest first, each on the main of the one before', async () => {
    const orchard = await landingOrchard(await make());
    const names = ['fig', 'apple', 'pear'];
    for (const name of names) {
      orchard.branch(name);
      valueOf(await orchard.store.enqueue(REPOSITORY, name));
    }
    const told: string[] = [];
    const { landings } = await orchard.land(null, { onReport: ({ branch }) => told.push(branch) });
    expect(landings.map(({ branch, outcome }) => [branch, outcome])).toEqual(
      names.map((name) => [name, 'landed']),
    );
    expect(told).toEqual(names);
    expect(orchard.bare.git('log', '--first-parent', '--format=%s', 'main').trim().split('\n')).toEqual([
      "Merge branch 'pear' into main",
      "Merge branch 'apple' into main",
      'fig',
      'base',
    ]);
    expect(landings[1]?.base).toBe(landings[0]?.head);
    expect((await orchard.land(null)).landings).toEqual([]);
  });

  test('is kept by a lease that somebody else holds, and waits for it as long as it may', async () => {
    const orchard = await landingOrchard(await make());
    const head = orchard.branch('apple');
    const other = valueOf(await orchard.store.acquire(REPOSITORY, 'other:1', 1500));
    expect(other.isTaken).toBe(true);
    expect(await orchard.land('apple')).toMatchObject({
      token: null,
      landings: [],
      problems: [{ code: 'lease-held', message: expect.stringContaining('other:1 is landing on orchard') }],
    });
    expect(await tasksOf(orchard)).toEqual([['apple', 'queued', 0]]);
    expect(await orchard.landed('apple', { waitMs: 60_000 })).toMatchObject({ outcome: 'landed', head });
  });

  test('from several clones at once is one after the other, and none is lost', async () => {
    const orchard = await landingOrchard(await make());
    const names = ['apple', 'fig', 'pear', 'plum'];
    for (const name of names) orchard.branch(name);
    const runs = await Promise.all(
      names.map((name) => orchard.land(name, { place: anotherPlace(orchard), waitMs: 120_000 })),
    );
    expect(runs.map(({ landings, problems }) => [landings[0]?.outcome, problems])).toEqual(
      names.map(() => ['landed', []]),
    );
    expect(runs.map(({ token }) => token).toSorted()).toEqual([1, 2, 3, 4]);
    const files = orchard.bare.git('ls-tree', '--name-only', 'main', 'src/').trim().split('\n');
    expect(files.filter((file) => file !== 'src/apple.ts')).toEqual(
      names.slice(1).map((name) => `src/${name}.ts`),
    );
    expect((await orchard.mark())?.[1]).toMatch(/^[0-9a-f]{40}$/);
    expect(orchard.bare.git('rev-list', '--first-parent', '--count', 'main').trim()).toBe('5');
  });
});
