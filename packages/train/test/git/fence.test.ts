import { describe, expect, test } from 'vitest';
import { FENCE_REF, takeFence, writeFence } from '../../src/git/fence.ts';
import { pushRefs } from '../../src/git/push-refs.ts';
import { readRefs } from '../../src/git/remote-refs.ts';
import { anotherPlace, leaseOf, remoteOrchard, without } from './orchard-remote.ts';
import { valueOf } from '../store/value-of.ts';

const MAIN = 'refs/heads/main';

describe('the fence', () => {
  test('is a line of commits that say who held main, and goes forward only', async () => {
    const { place, bare } = remoteOrchard();
    bare.git('config', 'receive.denyNonFastForwards', 'true');
    valueOf(await takeFence(place, leaseOf(1)));
    const second = valueOf(await takeFence(place, leaseOf(4)));
    expect(bare.git('rev-parse', FENCE_REF).trim()).toBe(second);
    expect(bare.git('log', '--format=%s|%an|%b', FENCE_REF)).toMatch(
      /^Hold main\|tidemark\|Token: 4\nHolder: picker:4\nNonce: .+\n\nHold main\|tidemark\|Token: 1\n/,
    );
  });

  test('refuses a token that is not higher than the one it holds', async () => {
    const orchard = remoteOrchard();
    valueOf(await takeFence(orchard.place, leaseOf(4)));
    for (const token of [3, 4])
      expect(await takeFence(anotherPlace(orchard), leaseOf(token))).toMatchObject({
        problems: [
          { code: 'lease-lost', message: `the lease with token ${token} is lost: the fence holds token 4` },
        ],
      });
  });

  test('keeps whoever lost it from moving main, from another clone too', async () => {
    const orchard = remoteOrchard();
    const { place, clone, bare, base } = orchard;
    const held = valueOf(await takeFence(place, leaseOf(1)));
    const landed = clone.commit('apples');
    const next = valueOf(await writeFence(place, held, leaseOf(1), 'Land'));
    valueOf(await takeFence(anotherPlace(orchard), leaseOf(2)));
    const moves = [
      { ref: MAIN, from: base, to: landed },
      { ref: FENCE_REF, from: held, to: next },
    ];
    expect(await pushRefs(place, moves)).toEqual({ kind: 'stale', refs: [FENCE_REF] });
    expect(bare.git('rev-parse', MAIN).trim()).toBe(base);
  });

  test('of many that take it at once is held by the highest token, and every holder before was lower', async () => {
    const orchard = remoteOrchard();
    const tokens = [3, 1, 5, 2, 4];
    const places = tokens.map(() => anotherPlace(orchard));
    const taken = await Promise.all(
      tokens.map(async (token, index) => takeFence(places[index] ?? orchard.place, leaseOf(token))),
    );
    const log = orchard.bare.git('log', '--reverse', '--format=%(trailers:key=Token,valueonly)', FENCE_REF);
    const order = [...log.matchAll(/\d+/g)].map(Number);
    expect(order.at(-1)).toBe(5);
    expect(order).toEqual(order.toSorted((left, right) => left - right));
    expect(tokens.filter((_, index) => taken[index]?.ok).toSorted()).toEqual(order);
  });

  test('that somebody else made, or that cannot be read, is an error', async () => {
    const { place, clone, bare, base } = remoteOrchard();
    bare.git('update-ref', FENCE_REF, base);
    expect(await takeFence(place, leaseOf(1))).toMatchObject({ problems: [{ code: 'git-failed' }] });
    clone.git('push', '--quiet', 'origin', `:${FENCE_REF}`);
    valueOf(await takeFence(place, leaseOf(1)));
    for (const broken of ['ls-remote', 'fetch', 'cat-file', 'mktree', 'commit-tree', 'push'])
      expect(await takeFence({ ...place, run: without(broken) }, leaseOf(2))).toMatchObject({
        problems: [{ code: 'git-failed', message: expect.stringContaining(`no ${broken} today`) }],
      });
    expect(valueOf(await readRefs(place, [FENCE_REF])).size).toBe(1);
  });
});
