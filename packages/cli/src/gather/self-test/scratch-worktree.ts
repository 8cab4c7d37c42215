import path from 'node:path';
import { failed, type Result } from '@tidemark/kernel';
import type { Scratch, World } from '../../world/world.ts';
import { gitFailed } from '../git-failed.ts';
import { insideHook } from '../inside-hook.ts';

/**
 * Gives work a git worktree of HEAD outside of the repository; it is gone afterwards, in git's list too. Hooks of the
 * repository are not run. A repository without a commit is `git-failed`; inside of a hook it is a `tool-error`.
 */
export function inScratchWorktree<T>(
  world: World,
  root: string,
  work: (tree: string, scratch: Scratch) => Promise<Result<T>>,
): Promise<Result<T>> {
  const { run, inScratch } = world;
  const hook = insideHook(world);
  if (hook !== null) return Promise.resolve(failed(hook));
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
