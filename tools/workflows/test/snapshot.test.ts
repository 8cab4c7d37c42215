import { chmodSync, existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { isRun } from './evaluate.ts';
import { APPLE, checkout, hosted, PUSH, pushed, trees, type Hosted } from './orchard-on-github.ts';
import { readWorkflow } from './parse-workflow.ts';
import { named, runJob } from './run-job.ts';

const SUMMARY = 'coverage/summary.json';

const snapshot = (place: Hosted, revision = 'origin/main') =>
  runJob(readWorkflow('snapshot.yml'), 'snapshot', { folder: checkout(place, revision).root, github: PUSH });

const subjects = ({ host }: Hosted) => host.git('log', '--format=%s', 'main').trim().split('\n');

/** Lets the host run this when a branch is pushed: `$1` is the ref. */
function onPush({ host }: Hosted, script: string): void {
  host.write({ 'hooks/update': `#!/bin/sh\n${script}` });
  chmodSync(path.join(host.root, 'hooks/update'), 0o755);
}

test('the first push commits the summary with the commit that it is of, and raises the baseline', async () => {
  const orchard = hosted();
  const measured = orchard.host.git('rev-parse', 'main').trim();
  expect(named(await snapshot(orchard), 'failure')).toEqual([]);
  expect(subjects(orchard)).toEqual([`Commit the coverage of ${measured.slice(0, 12)}`, 'base']);
  expect(
    orchard.host
      .git('show', '--name-only', '--format=%an%n%(trailers:key=Measured-Commit,valueonly)', 'main')
      .split(/\n+/),
  ).toEqual(['github-actions[bot]', measured, SUMMARY, '']);
  expect(JSON.parse(orchard.host.git('show', `main:${SUMMARY}`))).toMatchObject({
    total: { lines: { total: 10, covered: 10 } },
  });
  expect(orchard.host.git('for-each-ref', '--format=%(refname)', 'refs/tidemark')).toBe(
    'refs/tidemark/baseline\n',
  );
});

test('a push that leaves the numbers as they are makes no second commit', async () => {
  const orchard = hosted();
  await snapshot(orchard);
  const again = await snapshot(orchard);
  expect(named(again, 'failure')).toEqual([]);
  expect(again.at(-1)?.log).toBe('unchanged\n');
  expect(subjects(orchard)).toHaveLength(2);
});

test('a main that moves underneath keeps what it got, and the summary comes on top', async () => {
  const orchard = hosted();
  const measured = orchard.host.git('rev-parse', 'main').trim();
  orchard.work.git('switch', '--quiet', '-c', 'later');
  pushed(orchard, { 'notes.md': 'pruned' }, 'prune');
  onPush(
    orchard,
    '[ "$1" = refs/heads/main ] && [ ! -f moved ] && touch moved && git update-ref refs/heads/main refs/heads/later\nexit 0\n',
  );
  const outcomes = await snapshot(orchard, measured);
  expect(existsSync(path.join(orchard.host.root, 'moved'))).toBe(true);
  expect(named(outcomes, 'failure')).toEqual([]);
  expect(subjects(orchard)).toEqual([`Commit the coverage of ${measured.slice(0, 12)}`, 'prune', 'base']);
});

test('a main that takes no push fails the last step in the words of the host, after the baseline was raised', async () => {
  const orchard = hosted();
  onPush(orchard, '[ "$1" = refs/heads/main ] || exit 0\necho "GH006: Protected branch" >&2\nexit 1\n');
  const outcomes = await snapshot(orchard);
  expect(named(outcomes, 'failure')).toEqual(['Commit the summary']);
  expect(outcomes.at(-1)?.log).toContain('GH006: Protected branch');
  expect(orchard.host.git('for-each-ref', 'refs/tidemark')).not.toBe('');
});

test('a run that is started again does not put an older summary over a newer one', async () => {
  const orchard = hosted();
  const old = orchard.host.git('rev-parse', 'main').trim();
  pushed(orchard, { [APPLE]: trees(20) });
  await snapshot(orchard);
  const outcomes = await snapshot(orchard, old);
  expect(outcomes.at(-1)?.log).toBe('outdated\n');
  expect(JSON.parse(orchard.host.git('show', `main:${SUMMARY}`))).toMatchObject({
    total: { lines: { total: 20 } },
  });
});

test('a main that does not hold its bands is not written down', async () => {
  const orchard = hosted({ 'untested.json': '[1, 2, 3, 4, 5]' });
  const outcomes = await snapshot(orchard);
  expect(named(outcomes, 'failure')).toEqual(['Coverage — bands (L2)']);
  expect(named(outcomes, 'skipped')).toEqual(['Raise the baseline', 'Commit the summary']);
  expect(subjects(orchard)).toEqual(['base']);
});

test('what a bot pushed starts no snapshot, by whatever token', () => {
  const condition = readWorkflow('snapshot.yml').jobs['snapshot']?.if;
  const by = (actor: string) => isRun(condition, { github: { ...PUSH, actor } }, 'success');
  expect([by('github-actions[bot]'), by('pomona'), by('github-merge-queue[bot]')]).toEqual([
    false,
    true,
    true,
  ]);
});
