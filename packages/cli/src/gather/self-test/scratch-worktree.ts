import path from 'node:path';
import { failed, type Problem, type Result } from '@tidemark/kernel';
import type { Scratch, World } from '../../world/world.ts';
import { gitFailed } from '../git-failed.ts';

/** With these git would take the index or the folder of the repository for that of the worktree, and write over it. */
const GUIDES = ['GIT_DIR', 'GIT_INDEX_FILE', 'GIT_WORK_TREE'];

/**
 * Gives work a git worktree of HEAD outside of the repository; it is gone afterwards, in git's list too. Hooks of the
 * repository are not run. A repository without a commit is `git-failed`; inside of a hook it is a `tool-error`.
 */
export function inScratchWorktree<T>(
  { env, run, inScratch }: World,
  root: string,
  work: (tree: string, scratch: Scratch) => Promise<Result<T>>,
): Promise<Result<T>> {
  const guided = GUIDES.find((name) => env[name] !== undefined);
  if (guided !== undefined) return Promise.resolve(failed(insideHook(guided)));
  return inScratch(async (scratch) => {
    const tree = path.join(scratch.folder, 'tree');
    const git = (...words: readonly string[]) =>
      run('git', ['-c', 'core.hooksPath=/dev/null', 'worktree', ...words], { cwd: root });
    try {
      const added = await git('add', '--quiet', '--detach', tree, 'HEAD');
      if (added.code === 0) return await work(tree, scratch);
      return gitFailed('worktree add', added.stderr);
    } finally {
      await git('remove', '--force', '--force', tree);
    }
  });
}

function insideHook(name: string): Problem {
  return {
    code: 'tool-error',
    message: `${name} is set, as in a git hook: a worktree made there could overwrite the index of the repository`,
    hint: `Run it outside of a hook, or unset ${name}`,
  };
}
