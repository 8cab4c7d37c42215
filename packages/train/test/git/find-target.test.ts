import { describe, expect, test } from 'vitest';
import { findTarget } from '../../src/git/find-target.ts';
import { refuseBranch } from '../../src/git/refuse-branch.ts';
import { remoteOrchard, without } from './orchard-remote.ts';
import { valueOf } from '../store/value-of.ts';

const NOTHING = { remote: null, branch: null };

describe('what is landed on', () => {
  test('is the branch that origin starts with', async () => {
    const { place, bare, clone } = remoteOrchard();
    bare.git('branch', '--quiet', '--move', 'main', 'trunk');
    const tip = clone.commit('more');
    clone.git('push', '--quiet', 'origin', 'HEAD:trunk');
    expect(valueOf(await findTarget(place, NOTHING))).toMatchObject({
      place: { remote: 'origin' },
      branch: 'trunk',
      tip,
    });
    bare.git('symbolic-ref', 'HEAD', 'refs/heads/gone');
    expect(await findTarget(place, NOTHING)).toMatchObject({
      problems: [{ code: 'unknown-base', message: 'there is no branch main or master in origin' }],
    });
  });

  test('is main or master of a clone without an origin, wherever somebody stands', async () => {
    const { place, clone, base } = remoteOrchard();
    clone.git('remote', 'remove', 'origin');
    clone.git('switch', '--quiet', '-c', 'harvest');
    clone.commit('more');
    expect(valueOf(await findTarget(place, NOTHING))).toMatchObject({
      place: { remote: null },
      branch: 'main',
      tip: base,
    });
    clone.git('branch', '--quiet', '--move', 'main', 'master');
    expect(valueOf(await findTarget(place, NOTHING)).branch).toBe('master');
  });

  test('is what was wished for, if it is there', async () => {
    const { place, clone } = remoteOrchard();
    const tip = clone.commit('more');
    expect(valueOf(await findTarget(place, { remote: '.', branch: 'main' }))).toMatchObject({
      place: { remote: null },
      tip,
    });
    expect(valueOf(await findTarget(place, { remote: 'origin', branch: 'main' })).tip).not.toBe(tip);
    expect(await findTarget(place, { remote: 'cellar', branch: null })).toMatchObject({
      problems: [{ code: 'usage', message: 'there is no remote cellar' }],
    });
    expect(await findTarget(place, { remote: null, branch: 'cellar' })).toMatchObject({
      problems: [{ code: 'unknown-base', message: 'there is no branch cellar in origin' }],
    });
  });

  test.each(['remote', 'ls-remote', 'fetch'])('cannot be told where git %s fails', async (broken) => {
    const { place } = remoteOrchard();
    expect(await findTarget({ ...place, run: without(broken) }, NOTHING)).toMatchObject({
      problems: [{ code: 'git-failed' }],
    });
  });
});

test.each([
  ['main', 'main is what is landed on'],
  ['a..b', 'a..b is no name of a branch'],
  ['has space', 'has space is no name of a branch'],
  ['x'.repeat(201), `${'x'.repeat(201)} is no name of a branch`],
])('a branch cannot be called %s', async (name, message) => {
  const { place } = remoteOrchard();
  expect(await refuseBranch(place, name, 'main')).toMatchObject({ problems: [{ code: 'usage', message }] });
});
