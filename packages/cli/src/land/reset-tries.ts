import { failed, ok, type Problem, type Result } from '@tidemark/kernel';
import type { TrainStore } from '@tidemark/train';
import type { FlagValues } from '../flags/parse-flags.ts';
import { actorOf } from '../gather/actor-of.ts';
import type { World } from '../world/world.ts';

/** Whose tries are forgotten, and where they are kept. */
export interface ResetWish {
  readonly root: string;
  readonly repository: string;
  readonly branch: string;
  readonly store: TrainStore;
}

const MOST_TEXT = 1000;

/** Forgets the tries of a branch, on record. Everything that is missing is named at once, as `usage`. */
export async function resetTries(
  world: World,
  flags: FlagValues,
  { root, repository, branch, store }: ResetWish,
): Promise<Result<null>> {
  const actor = await actorOf(world, flags, root);
  const reason = flags.text('reason')?.trim() ?? '';
  const problems: Problem[] = [];
  const miss = (message: string, hint: string) => problems.push({ code: 'usage', message, hint });
  if (actor === '') miss('nobody answers for the reset', 'Say who with --actor or TIDEMARK_ACTOR');
  if (reason === '') miss('the reset has no reason', "Say why with --reason '…'");
  if (reason.length > MOST_TEXT || actor.length > MOST_TEXT)
    miss('the reason, or the name, is too long', `Keep each under ${MOST_TEXT} characters`);
  if (problems.length > 0) return failed(...problems);
  const task = await store.resetTries(repository, branch, { actor, reason });
  if (!task.ok) return task;
  if (task.value !== null) return ok(null);
  const hint = 'Leave --reset out: it was never queued under this name';
  return failed({ code: 'usage', message: `${branch} has no tries to forget`, hint });
}
