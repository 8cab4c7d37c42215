import { failed, ok, type RepoPath, type Result } from '@tidemark/kernel';
import type { PlannedFile } from '@tidemark/scaffold';
import type { World } from '../../world/world.ts';
import { gitFailed } from '../git-failed.ts';

/** Refuses a plan that would edit a file with work that is not committed: an edit on top of it could not be taken back alone. */
export async function refuseUncommitted(
  { run }: World,
  root: string,
  plan: readonly PlannedFile[],
): Promise<Result<null>> {
  const words = [
    '--no-optional-locks',
    'status',
    '--porcelain',
    '-z',
    '--untracked-files=all',
    '--no-renames',
  ];
  const { code, stdout, stderr } = await run('git', words, { cwd: root });
  if (code !== 0) return gitFailed('status', stderr);
  // Format: git-status(1), "Porcelain Format Version 1": two letters, a space, the path.
  const changed = new Set<string>(
    Buffer.from(stdout)
      .toString('utf8')
      .split('\0')
      .map((entry) => entry.slice(3)),
  );
  const dirty: RepoPath[] = plan.flatMap(({ path }) => (changed.has(path) ? [path] : []));
  if (dirty.length === 0) return ok(null);
  return failed(
    ...dirty.map((file) => ({
      code: 'usage' as const,
      message: `${file} holds changes that are not committed`,
      hint: 'Commit or stash them, and run this again',
      file,
    })),
  );
}
