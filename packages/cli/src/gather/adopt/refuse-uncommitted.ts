import { failed, ok, type Result } from '@tidemark/kernel';
import type { PlannedFile } from '@tidemark/scaffold';
import type { World } from '../../world/world.ts';
import { uncommittedAmong } from '../uncommitted.ts';

/** Refuses a plan that would edit a file with work that is not committed: an edit on top of it could not be taken back alone. */
export async function refuseUncommitted(
  world: World,
  root: string,
  plan: readonly PlannedFile[],
): Promise<Result<null>> {
  const found = await uncommittedAmong(
    world,
    root,
    plan.map(({ path }) => path),
  );
  if (!found.ok) return found;
  if (found.value.length === 0) return ok(null);
  return failed(
    ...found.value.map(({ path }) => ({
      code: 'usage' as const,
      message: `${path} holds changes that are not committed`,
      hint: 'Commit or stash them, and run this again',
      file: path,
    })),
  );
}
