import { failed, ok, type Result } from '@tidemark/kernel';
import { branchRef } from './remote-refs.ts';
import { trainGit, type LandingPlace } from './train-git.ts';

/**
 * Makes sure that no working tree stands on a branch that is to be moved in the clone itself: its files would be left
 * behind. Where there is a remote nothing of the clone moves. Refused: `usage`.
 */
export async function refuseCheckedOut(place: LandingPlace, branch: string): Promise<Result<null>> {
  if (place.remote !== null) return ok(null);
  const listed = await trainGit(place, ['worktree', 'list', '--porcelain']);
  if (!listed.ok) return listed;
  const lines = listed.value.split('\n');
  const index = lines.indexOf(`branch ${branchRef(branch)}`);
  if (index === -1) return ok(null);
  const tree = lines.slice(0, index).findLast((line) => line.startsWith('worktree ')) ?? '';
  return failed({
    code: 'usage',
    message: `${branch} is checked out in ${tree.slice('worktree '.length)}, so it cannot be moved there`,
    hint: 'Stand on another branch (git switch --detach), or land on a remote',
  });
}
