import { failed, ok, type Result, type RunCommand } from '@tidemark/kernel';
import { git } from '../git.ts';
import { commitIds, isRevisionName } from './commit-ids.ts';

/** Refs below `refs/worktree/` belong to one worktree: agents side by side do not share a base. See git-worktree(1). */
export const RECORDED_BASE = 'refs/worktree/tidemark/base';

/** Remembers a revision as the base of this worktree and gives its commit id. */
export async function recordBase(run: RunCommand, root: string, revision: string): Promise<Result<string>> {
  const ids = isRevisionName(revision) ? await commitIds(run, root, [revision]) : ok([]);
  if (!ids.ok) return ids;
  const sha = ids.value[0] ?? null;
  if (sha === null) {
    return failed({
      code: 'unknown-base',
      message: `there is no commit '${revision}'`,
      hint: 'Name a branch, a tag or a commit of this clone',
    });
  }
  const updated = await git(run, root, ['update-ref', RECORDED_BASE, sha]);
  return updated.ok ? ok(sha) : updated;
}

/** Forgets the recorded base of this worktree; it is no failure when there is none. */
export async function forgetBase(run: RunCommand, root: string): Promise<Result<null>> {
  const updated = await git(run, root, ['update-ref', '-d', RECORDED_BASE]);
  return updated.ok ? ok(null) : updated;
}
