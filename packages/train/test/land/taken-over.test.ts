import type { RunCommand } from '@tidemark/kernel';
import { describe, expect, test } from 'vitest';
import { takeFence, FENCE_REF } from '../../src/git/fence.ts';
import { anotherPlace, leaseOf, run } from '../git/orchard-remote.ts';
import { valueOf } from '../store/value-of.ts';
import { check, coverage, freshOrchard, REPOSITORY, type LandingOrchard } from './landing-orchard.ts';

/** The real git, before whose push of main something happens once. */
function beforePush(happens: () => Promise<unknown>): RunCommand {
  let hasHappened = false;
  return async (program, args, options) => {
    const isLanding = args.includes('push') && args.some((arg) => arg.endsWith(':refs/heads/main'));
    if (isLanding && !hasHappened) {
      hasHappened = true;
      await happens();
    }
    return run(program, args, options);
  };
}

const landing = (orchard: LandingOrchard, happens: () => Promise<unknown>) => {
  const place = { ...orchard.place, run: beforePush(happens) };
  return orchard.landed('apple', { place, checks: [coverage(80)] });
};

describe('a holder whose lease is another’s by the time it pushes', () => {
  test('moves nothing, though every check has passed, and leaves the task to the other', async () => {
    const orchard = await freshOrchard();
    orchard.branch('apple');
    const report = await landing(orchard, () => takeFence(anotherPlace(orchard), leaseOf(7)));
    expect(report).toMatchObject({
      outcome: 'error',
      isRaised: false,
      checks: [{ status: 'pass' }, { status: 'pass' }],
      problems: [{ code: 'lease-lost' }],
    });
    expect([orchard.main(), await orchard.mark()]).toEqual([orchard.base, null]);
    expect(orchard.bare.git('log', '-1', '--format=%s', FENCE_REF)).toBe('Hold main\n');
    expect(valueOf(await orchard.store.tasks(REPOSITORY))).toMatchObject([{ stage: 'landing' }]);
    expect(valueOf(await orchard.store.unfinished(REPOSITORY))).toEqual([]);
  });

  test('is told so before the push, where the store knows it', async () => {
    const orchard = await freshOrchard();
    orchard.branch('apple');
    const losing = {
      ...check('image-freshness', {}),
      run: async () => {
        valueOf(await orchard.store.release({ ...leaseOf(1), repository: REPOSITORY }));
        return check('image-freshness', {}).run(expect.anything());
      },
    };
    expect(await orchard.landed('apple', { checks: [losing] })).toMatchObject({
      problems: [{ code: 'lease-lost', message: expect.stringContaining('ran out before main was moved') }],
    });
    expect(orchard.main()).toBe(orchard.base);
  });

  test('and who was slow to say so has landed all the same: the next run records it', async () => {
    const orchard = await freshOrchard();
    const head = orchard.branch('apple');
    const late: RunCommand = async (program, args, options) => {
      const outcome = await run(program, args, options);
      if (args.some((arg) => arg.endsWith(':refs/heads/main')))
        valueOf(await orchard.store.release({ ...leaseOf(1), repository: REPOSITORY }));
      return outcome;
    };
    expect(await orchard.landed('apple', { place: { ...orchard.place, run: late } })).toMatchObject({
      outcome: 'landed',
      warnings: [{ code: 'lease-lost', hint: 'The next landing of anybody finishes it' }],
    });
    expect(await orchard.land(null)).toMatchObject({ finished: ['apple'], problems: [] });
    expect(valueOf(await orchard.store.tasks(REPOSITORY))).toMatchObject([{ stage: 'landed', head }]);
  });

  test('ends its run: what else waits is for the other to land', async () => {
    const orchard = await freshOrchard();
    for (const name of ['apple', 'pear']) {
      orchard.branch(name);
      valueOf(await orchard.store.enqueue(REPOSITORY, name));
    }
    const place = {
      ...orchard.place,
      run: beforePush(() => takeFence(anotherPlace(orchard), leaseOf(7))),
    };
    expect((await orchard.land(null, { place })).landings).toHaveLength(1);
  });

  test('is refused where the fence holds a token as high: trains that share no store', async () => {
    const orchard = await freshOrchard();
    orchard.branch('apple');
    valueOf(await takeFence(anotherPlace(orchard), leaseOf(7)));
    expect(await orchard.land('apple')).toMatchObject({
      token: 1,
      landings: [],
      problems: [{ code: 'lease-lost', message: expect.stringContaining('the fence holds token 7') }],
    });
  });
});

describe('a baseline that others raise in between', () => {
  test('is planned again, on top of theirs', async () => {
    const orchard = await freshOrchard();
    orchard.branch('pear');
    orchard.branch('apple');
    await orchard.landed('pear', { checks: [coverage(50)] });
    const before = orchard.bare.git('rev-parse', 'refs/tidemark/baseline').trim();
    const report = await landing(orchard, async () => {
      // As another repository of the same ledger would.
      const child = orchard.clone.git('commit-tree', '-p', before, '-m', 'x', `${before}^{tree}`).trim();
      orchard.clone.git('push', '--quiet', 'origin', `${child}:refs/tidemark/baseline`);
    });
    expect(report).toMatchObject({ outcome: 'landed', isRaised: true });
    expect(await orchard.mark()).toEqual([80, orchard.main()]);
    expect(orchard.bare.git('rev-list', '--count', 'refs/tidemark/baseline').trim()).toBe('3');
  });

  test('without end is an error that leaves main where it was', async () => {
    const orchard = await freshOrchard();
    orchard.branch('apple');
    const pushing: RunCommand = async (program, args, options) => {
      if (args.some((arg) => arg.endsWith(':refs/heads/main'))) {
        const commit = orchard.clone.git('commit-tree', '-m', String(Math.random()), 'main^{tree}').trim();
        orchard.clone.git('push', '--quiet', '--force', 'origin', `${commit}:refs/tidemark/baseline`);
      }
      return run(program, args, options);
    };
    const report = await orchard.landed('apple', { place: { ...orchard.place, run: pushing } });
    expect(report).toMatchObject({ outcome: 'error', problems: [{ code: 'ledger-error' }] });
    expect(orchard.main()).toBe(orchard.base);
  });
});
