import { failed, gitRepoPath, ok, type RepoPath, type Result } from '@tidemark/kernel';
import type { World } from '../world/world.ts';
import { gitFailed } from './git-failed.ts';
import { isCode } from './source-file.ts';

/** The commit that is checked out, its tree, and the code files of the working tree that are in no commit as they are. */
export interface HeadState {
  readonly commit: string;
  readonly tree: string;
  readonly uncommitted: readonly RepoPath[];
}

/** Reads what is checked out. Before the first commit it is `unknown-base`. */
export async function headState({ run }: World, root: string): Promise<Result<HeadState>> {
  const ids = await run('git', ['rev-parse', '--revs-only', 'HEAD^{commit}', 'HEAD^{tree}'], { cwd: root });
  const [commit, tree] = Buffer.from(ids.stdout).toString('latin1').split('\n');
  if (ids.code !== 0 || !commit || !tree)
    return failed({ code: 'unknown-base', message: 'HEAD has no commit yet', hint: 'Commit once' });
  const args = ['status', '--porcelain=v1', '-z', '--untracked-files=all', '--no-renames'];
  const { code, stdout, stderr } = await run('git', args, { cwd: root });
  if (code !== 0) return gitFailed('status', stderr);
  return ok({ commit, tree, uncommitted: codeOf(Buffer.from(stdout).toString('utf8')) });
}

/** Format: git-status(1), "PORCELAIN FORMAT VERSION 1" with `-z`: two letters, a space, the path. */
function codeOf(output: string): RepoPath[] {
  return output.split('\0').flatMap((line) => {
    const path = gitRepoPath(line.slice(3));
    return path !== null && isCode(path) ? [path] : [];
  });
}
