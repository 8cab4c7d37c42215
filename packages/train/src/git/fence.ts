import { randomUUID } from 'node:crypto';
import { failed, ok, type Result } from '@tidemark/kernel';
import type { Lease } from '../lease.ts';
import { leaseLost } from '../lease/lease-lost.ts';
import { pushRefs } from './push-refs.ts';
import { bringRefs, readRefs } from './remote-refs.ts';
import { trainGit, TRAIN_IDENTITY, type LandingPlace } from './train-git.ts';

/** Whoever moved it last holds main, whatever anybody else believes. */
export const FENCE_REF = 'refs/tidemark/fence';

const MOST_TRIES = 10;

/**
 * Moves the fence to a commit of its own for a lease, and gives its id: from then on no earlier holder's push is taken. A
 * fence whose token is as high belongs to somebody who took the lease over: `lease-lost`.
 */
export async function takeFence(place: LandingPlace, lease: Lease): Promise<Result<string>> {
  for (let nTries = 0; nTries < MOST_TRIES; nTries += 1) {
    const refs = await readRefs(place, [FENCE_REF]);
    if (!refs.ok) return refs;
    const tip = refs.value.get(FENCE_REF) ?? null;
    const token = await tokenAt(place, tip);
    if (!token.ok) return token;
    if (token.value >= lease.token) return failed(leaseLost(lease, `the fence holds token ${token.value}`));
    const commit = await writeFence(place, tip, lease, 'Hold main');
    if (!commit.ok) return commit;
    const pushed = await pushRefs(place, [{ ref: FENCE_REF, from: tip, to: commit.value }]);
    if (pushed.kind === 'moved') return commit;
    // Somebody was faster. A holder of a lower token has lost to this one, and a higher token is seen in the next round.
    if (pushed.kind !== 'stale') return failed(...pushed.problems);
  }
  return failed(leaseLost(lease, `the fence was moved by others ${MOST_TRIES} times`));
}

/** Writes the commit that the fence goes to next, a child of the last, so that hosts see it move forward only. */
export async function writeFence(
  place: LandingPlace,
  tip: string | null,
  { token, holder }: Lease,
  what: string,
): Promise<Result<string>> {
  const tree = await trainGit(place, ['mktree']);
  if (!tree.ok) return tree;
  const parents = tip === null ? [] : ['-p', tip];
  // Two holders in one second would else write one and the same commit, and each would take it for its own.
  const stdin = `${what}\n\nToken: ${token}\nHolder: ${holder}\nNonce: ${randomUUID()}\n`;
  const args = ['commit-tree', '--no-gpg-sign', ...parents, tree.value];
  return trainGit(place, args, { stdin, env: TRAIN_IDENTITY });
}

/** The token in the commit of a fence; 0 where there is none. */
async function tokenAt(place: LandingPlace, commit: string | null): Promise<Result<number>> {
  if (commit === null) return ok(0);
  const brought = await bringRefs(place, [FENCE_REF]);
  if (!brought.ok) return brought;
  const text = await trainGit(place, ['cat-file', 'commit', commit]);
  if (!text.ok) return text;
  const token = /^Token: (\d{1,15})$/m.exec(text.value)?.[1];
  if (token !== undefined) return ok(Number(token));
  return failed({
    code: 'git-failed',
    message: `${FENCE_REF} leads to ${commit.slice(0, 12)}, which names no token`,
    hint: 'Whoever moved it was no Tidemark; remove it when no landing is at work',
  });
}
