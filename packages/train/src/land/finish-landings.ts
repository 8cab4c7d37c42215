import { ok, type Problem, type Result } from '@tidemark/kernel';
import { bringRefs, branchRef, readRefs } from '../git/remote-refs.ts';
import { tryGit } from '../git/train-git.ts';
import type { Landing } from '../landing.ts';
import { raiseMark } from './raise-mark.ts';
import type { Train } from './train.ts';

/** The branches whose landing was begun by a holder before and is now finished, and what could not be. */
export interface Finished {
  readonly branches: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * Finishes what earlier holders began: where main holds the commit, the mark rises and the task has landed; where it does
 * not, it never will, because the fence has moved since. What cannot be told now is left for the next holder.
 */
export async function finishLandings(train: Train): Promise<Finished> {
  const unfinished = await train.store.unfinished(train.repository);
  if (!unfinished.ok) return { branches: [], problems: unfinished.problems };
  const branches: string[] = [];
  const problems: Problem[] = [];
  for (const landing of unfinished.value) {
    const done = await finish(train, landing);
    if (!done.ok) problems.push(...done.problems);
    else if (done.value) branches.push(landing.branch);
  }
  return { branches, problems };
}

async function finish(train: Train, landing: Landing): Promise<Result<boolean>> {
  const { store, place } = train;
  const ref = branchRef(landing.target);
  const refs = await readRefs(place, [ref]);
  if (!refs.ok) return refs;
  const tip = refs.value.get(ref);
  if (tip === undefined) return store.conclude(landing).then((done) => (done.ok ? ok(false) : done));
  const brought = await bringRefs(place, [ref]);
  if (!brought.ok) return brought;
  // A commit that is not even here is in no history.
  const held = await tryGit(place, ['merge-base', '--is-ancestor', landing.to, tip]);
  const settled = held.code === 0 ? await settleLanded(train, landing, tip) : ok(false);
  if (!settled.ok) return settled;
  const concluded = await store.conclude(landing);
  return concluded.ok ? settled : concluded;
}

/** Tells whether anything was left to do. */
async function settleLanded(train: Train, landing: Landing, tip: string): Promise<Result<boolean>> {
  const { store, repository, held } = train;
  let isRaised = false;
  if (landing.measurement !== null) {
    const rules = await train.rulesAt(tip);
    if (!rules.ok) return rules;
    const raised = await raiseMark(train, rules.value.ledger, landing.measurement);
    if (!raised.ok) return raised;
    isRaised = raised.value;
  }
  const tasks = await store.tasks(repository);
  if (!tasks.ok) return tasks;
  const task = tasks.value.find(({ branch }) => branch === landing.branch);
  // One that was settled, and perhaps queued again for more, is none of this landing's any more.
  if (task?.stage !== 'landing') return ok(isRaised);
  const settlement = { stage: 'landed', tries: 0, reason: null, head: landing.to, coverage: null } as const;
  const settled = await store.settle(held.lease, landing.branch, 'landed', settlement);
  return settled.ok ? ok(true) : settled;
}
