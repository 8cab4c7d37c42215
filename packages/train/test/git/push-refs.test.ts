import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { RunCommand } from '@tidemark/kernel';
import { describe, expect, test } from 'vitest';
import { pushRefs } from '../../src/git/push-refs.ts';
import { bringRefs, readRefs } from '../../src/git/remote-refs.ts';
import { hook, remoteOrchard, run, without } from './orchard-remote.ts';
import { valueOf } from '../store/value-of.ts';

const MAIN = 'refs/heads/main';
const FENCE = 'refs/tidemark/fence';
const BASELINE = 'refs/tidemark/baseline';

function harvest() {
  const orchard = remoteOrchard();
  const to = orchard.clone.commit('apples');
  const main = { ref: MAIN, from: orchard.base, to };
  const moves = [main, { ref: FENCE, from: null, to }, { ref: BASELINE, from: null, to }];
  const refs = () => orchard.bare.git('for-each-ref', '--format=%(refname) %(objectname)').trim().split('\n');
  return { ...orchard, to, main, moves, refs };
}

describe('a push of several refs', () => {
  test('moves all of them, without the hooks of the clone and with those of the remote', async () => {
    const { place, clone, bare, moves, to, refs } = harvest();
    const [here, there] = ['here', 'there'].map((name) => path.join(clone.root, name));
    hook(clone, 'pre-push', `touch '${here}'; exit 1`);
    hook(bare, 'post-receive', `touch '${there}'`);
    expect(await pushRefs(place, moves)).toEqual({ kind: 'moved' });
    expect(refs()).toEqual([MAIN, BASELINE, FENCE].map((ref) => `${ref} ${to}`));
    expect([existsSync(here ?? ''), existsSync(there ?? '')]).toEqual([false, true]);
  });

  test.each([
    ['main', MAIN],
    ['the fence', FENCE],
    ['the baseline', BASELINE],
  ])('moves none of them when %s is elsewhere, and says so', async (_, ref) => {
    const { place, clone, bare, moves, base, refs } = harvest();
    const elsewhere = clone.git('commit-tree', '-p', base, '-m', 'pears', `${base}^{tree}`).trim();
    clone.git('push', '--quiet', 'origin', `${elsewhere}:${ref}`);
    const before = refs();
    expect(await pushRefs(place, moves)).toEqual({ kind: 'stale', refs: [ref] });
    expect(refs()).toEqual(before);
    expect(bare.git('rev-parse', ref).trim()).toBe(elsewhere);
  });

  test('that the remote refuses moves nothing, and tells why', async () => {
    const { place, bare, moves, base, refs } = harvest();
    hook(
      bare,
      'update',
      'test "$1" = refs/tidemark/baseline && { echo the gardener says no >&2; exit 1; }; exit 0',
    );
    const pushed = await pushRefs(place, moves);
    expect(pushed).toMatchObject({ kind: 'refused', problems: [{ code: 'git-failed' }] });
    expect(JSON.stringify(pushed)).toMatch(/the push to origin was refused: .*gardener/);
    expect(refs()).toEqual([`${MAIN} ${base}`]);
  });

  test('whose answer is lost on the way has moved all the same', async () => {
    const { place, moves } = harvest();
    expect(await pushRefs({ ...place, run: without('push', 'after') }, moves)).toEqual({ kind: 'moved' });
  });

  test('to a remote that is gone then leaves open what came of it', async () => {
    const { place, bare, moves } = harvest();
    const removing: RunCommand = async (program, args, options) => {
      if (args.includes('push')) rmSync(bare.root, { recursive: true });
      return run(program, args, options);
    };
    expect(await pushRefs({ ...place, run: removing }, moves)).toMatchObject({
      kind: 'unknown',
      problems: [{ code: 'git-failed' }],
    });
  });

  test('waits for a lock that somebody holds for a moment', async () => {
    const { place, bare, moves } = harvest();
    const lock = path.join(bare.root, `${MAIN}.lock`);
    writeFileSync(lock, '');
    let nPushes = 0;
    const unlocking: RunCommand = (program, args, options) => {
      if (args.includes('push') && (nPushes += 1) === 3) rmSync(lock);
      return run(program, args, options);
    };
    expect(await pushRefs({ ...place, run: unlocking }, moves)).toEqual({ kind: 'moved' });
    expect(nPushes).toBe(3);
  });

  test('in the clone itself needs no remote', async () => {
    const { clone, to, base } = harvest();
    clone.git('switch', '--quiet', '--detach', to);
    clone.git('update-ref', MAIN, base);
    const place = { run, root: clone.root, remote: null };
    expect(await pushRefs(place, [{ ref: MAIN, from: base, to }])).toEqual({ kind: 'moved' });
    expect(await pushRefs(place, [{ ref: MAIN, from: base, to }])).toEqual({ kind: 'moved' });
    expect(clone.git('rev-parse', MAIN).trim()).toBe(to);
    expect(valueOf(await bringRefs(place, [MAIN]))).toBeNull();
  });
});

test('refs are read by their whole name', async () => {
  const { place, bare, base } = remoteOrchard();
  bare.git('update-ref', 'refs/attic/refs/heads/pear', base);
  expect(valueOf(await readRefs(place, [MAIN, 'refs/heads/pear']))).toEqual(new Map([[MAIN, base]]));
});
