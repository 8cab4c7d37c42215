import { ok, type Result, type RunCommand } from '@tidemark/kernel';
import { git } from '../git.ts';

/** What a diff does not tell of a working tree. Paths are below the root, as git writes them. */
export interface WorktreePaths {
  /** Neither tracked nor ignored; a repository inside ends in `/`. */
  readonly untracked: readonly string[];
  /** With conflicts that are not resolved. */
  readonly unmerged: ReadonlySet<string>;
}

/**
 * Asks git for both at once, of the whole working tree that a folder lies in.
 * Format: git-ls-files(1), `-t`: `? <path>`, or `M <mode> <id> <stage>`, tab, `<path>`.
 */
export async function worktreePaths(run: RunCommand, cwd: string): Promise<Result<WorktreePaths>> {
  const args = ['ls-files', '-t', '-o', '-u', '--exclude-standard', '-z', '--full-name', '--', ':/'];
  const answer = await git(run, cwd, args);
  if (!answer.ok) return answer;
  const entries = answer.value.stdout.toString('utf8').split('\0');
  const untracked = entries.filter((entry) => entry.startsWith('? ')).map((entry) => entry.slice(2));
  const unmerged = entries.filter((entry) => entry.startsWith('M '));
  return ok({ untracked, unmerged: new Set(unmerged.map((entry) => entry.slice(entry.indexOf('\t') + 1))) });
}
