import { failed, ok, type Result } from '@tidemark/kernel';
import { branchRef } from './remote-refs.ts';
import { tryGit, type LandingPlace } from './train-git.ts';

/** Makes sure that a name can be that of a branch which lands on a target; one that cannot is `usage`. */
export async function refuseBranch(
  place: LandingPlace,
  branch: string,
  target: string,
): Promise<Result<null>> {
  const refuse = (why: string) =>
    failed({ code: 'usage', message: `${branch} ${why}`, hint: 'Name the branch that is to land' });
  if (branch === target) return refuse('is what is landed on');
  const { code } = await tryGit(place, ['check-ref-format', branchRef(branch)]);
  return code === 0 && branch.length <= MOST_LENGTH ? ok(null) : refuse('is no name of a branch');
}

const MOST_LENGTH = 200;
