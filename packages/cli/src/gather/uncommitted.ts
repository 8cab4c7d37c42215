import { ok, type RepoPath, type Result } from '@tidemark/kernel';
import type { World } from '../world/world.ts';
import { gitFailed } from './git-failed.ts';

/** A file with work that is in no commit: edited, staged, or unknown to git altogether. */
export interface UncommittedFile {
  readonly path: RepoPath;
  readonly isTracked: boolean;
}

/** Asks for every file that is not as it was committed, each by itself. */
export const STATUS = [
  '--no-optional-locks',
  'status',
  '--porcelain',
  '-z',
  '--untracked-files=all',
  '--no-renames',
];

/**
 * Which of these files hold work that is in no commit yet, in their order. Git is asked without their names, which
 * would be too many words for the command line of Windows.
 * Format: git-status(1), "Porcelain Format Version 1": two letters, a space, the path.
 */
export async function uncommittedAmong(
  { run }: World,
  root: string,
  files: readonly RepoPath[],
): Promise<Result<UncommittedFile[]>> {
  if (files.length === 0) return ok([]);
  const { code, stdout, stderr } = await run('git', STATUS, { cwd: root });
  if (code !== 0) return gitFailed('status', stderr);
  const entries = Buffer.from(stdout).toString('utf8').split('\0');
  const states = new Map<string, string>(entries.map((entry) => [entry.slice(3), entry.slice(0, 2)]));
  return ok(
    files.flatMap((path) => {
      const state = states.get(path);
      return state === undefined ? [] : { path, isTracked: state !== '??' };
    }),
  );
}
