import type { Problem } from '@tidemark/kernel';
import type { World } from '../world/world.ts';

/** With these git would take the index or the folder of the repository for that of the worktree, and write over it. */
const GUIDES = ['GIT_DIR', 'GIT_INDEX_FILE', 'GIT_WORK_TREE'];

/** The `tool-error` that a git hook is for whoever works in a worktree; null outside of one. */
export function insideHook({ env }: World): Problem | null {
  const name = GUIDES.find((guide) => env[guide] !== undefined);
  if (name === undefined) return null;
  return {
    code: 'tool-error',
    message: `${name} is set, as in a git hook: a worktree made there could overwrite the index of the repository`,
    hint: `Run it outside of a hook, or unset ${name}`,
  };
}
