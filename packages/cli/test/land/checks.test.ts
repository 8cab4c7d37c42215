import { existsSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { temporaryFolder } from '@tidemark/test-kit';
import { describe, expect, test } from 'vitest';
import { spawnLand } from './spawn-land.ts';
import { config, trainOrchard } from './train-orchard.ts';

describe('the commands of a landing', () => {
  test('run in the worktree in their order, with the branch and its base by name', async () => {
    const log = path.join(temporaryFolder(), 'log');
    const note = (name: string) =>
      `echo ${name} $TIDEMARK_BRANCH $TIDEMARK_BASE $(git rev-parse HEAD) >> ${log}`;
    const checks = ['image-freshness', 'merge', 'security'].map((name) => `'${name}': '${note(name)}'`);
    const orchard = trainOrchard(config('floor: 50', `checks: { ${checks.join(', ')} }`));
    const base = orchard.main();
    const head = orchard.branch('harvest', { covered: '9\n' });
    const { document } = await orchard.land(['harvest']);
    expect(document.landings[0]?.checks.map(({ name }) => name)).toEqual([
      'security',
      'merge',
      'coverage',
      'image-freshness',
    ]);
    const { readFileSync } = await import('node:fs');
    expect(readFileSync(log, 'utf8').trim().split('\n')).toEqual(
      ['security', 'merge', 'image-freshness'].map((name) => `${name} harvest ${base} ${head}`),
    );
  });

  test.each([
    ['echo apples are unsafe; exit 3', 'failed', /^security: '.*' ended with 3; it said: apples are unsafe$/],
    ['no-such-scanner', 'error', /ended with 127/],
    ['sleep 30', 'error', /took longer than 300 ms/],
    ['kill -9 $$', 'error', /ended with a signal|ended with 137/],
    ["printf '%09999d'; exit 3", 'failed', /^.{1900,2100}$/],
  ])('%s: the branch has %s', async (command, outcome, reason) => {
    const land = `checks: { security: ${JSON.stringify(command)} }, checkTimeoutMs: 300`;
    const orchard = trainOrchard(config('floor: 50', land));
    orchard.branch('harvest', { covered: '9\n' });
    const [landing] = (await orchard.land(['harvest'])).document.landings;
    expect(landing).toMatchObject({ outcome, tries: outcome === 'failed' ? 1 : 0 });
    expect(landing?.reason).toMatch(reason);
  });
});

test('a report that cannot be kept in the clone is a warning', async () => {
  const orchard = trainOrchard();
  orchard.branch('harvest', { covered: '9\n' });
  symlinkSync(temporaryFolder(), path.join(orchard.clone.root, 'coverage'));
  const { document } = await orchard.land(['harvest']);
  expect(document.landings[0]?.outcome ?? document.reason).toBe('usage');
});

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s while it measures ends what runs, moves nothing and lets go of the lease',
  async (signal) => {
    const orchard = trainOrchard(config('floor: 50', 'ttlMs: 60000'));
    const marker = path.join(temporaryFolder(), 'begun');
    const before = orchard.main();
    orchard.branch('slow', { 'measure.sh': `touch '${marker}'\nsleep 60\n` });
    const { child, ended } = spawnLand(orchard, ['slow']);
    while (!existsSync(marker)) await setTimeout(20);
    child.kill(signal);
    expect((await ended).code).toBeNull();
    expect(orchard.main()).toBe(before);
    orchard.branch('slow', { 'measure.sh': 'exit 3\n' });
    const again = await orchard.land([]);
    expect(again.document).toMatchObject({
      token: 2,
      landings: [{ branch: 'slow', outcome: 'landed', tries: 0 }],
    });
    expect(orchard.clone.git('worktree', 'list').trim().split('\n')).toHaveLength(1);
  },
);
