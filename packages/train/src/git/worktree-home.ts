import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { failed, ok, type Result } from '@tidemark/kernel';
import { trainGit, tryGit, type LandingPlace } from './train-git.ts';

/** Where the worktrees of one train of one clone lie, each by the token of its landing. */
export interface WorktreeHome {
  readonly place: LandingPlace;
  /** Absolute folder, of nobody else. */
  readonly folder: string;
}

/** Finds the home of a repository's worktrees, and makes it. One that is a link, or another user's, is refused: `usage`. */
export async function worktreeHome(place: LandingPlace, repository: string): Promise<Result<WorktreeHome>> {
  const common = await trainGit(place, ['rev-parse', '--path-format=absolute', '--git-common-dir']);
  if (!common.ok) return common;
  const name = createHash('sha256').update(`${common.value}\0${repository}`).digest('hex').slice(0, 24);
  const folder = path.join(tmpdir(), `tidemark-train-${name}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const stats = lstatSync(folder);
  // The temporary folder is everybody's, and a branch is run in what is made below.
  if (stats.isDirectory() && stats.uid === (process.getuid?.() ?? stats.uid)) return ok({ place, folder });
  return failed({
    code: 'usage',
    message: `${folder} is not a folder of this user, and branches are run in it`,
    hint: 'Remove it, or set TMPDIR to a folder of your own',
  });
}

/** Makes the worktree of a landing at a commit, detached, and gives its absolute folder. */
export async function makeWorktree(
  { place, folder }: WorktreeHome,
  token: number,
  commit: string,
): Promise<Result<string>> {
  const at = path.join(folder, String(token));
  const added = await trainGit(place, ['worktree', 'add', '--quiet', '--force', '--detach', at, commit]);
  return added.ok ? ok(at) : added;
}

/** Brings a worktree to a commit, with every tracked file as it is there. What is untracked stays, such as what was installed. */
export async function setWorktree(place: LandingPlace, at: string, commit: string): Promise<Result<null>> {
  const set = await trainGit(place, ['checkout', '--quiet', '--force', '--detach', commit], { cwd: at });
  return set.ok ? ok(null) : set;
}

/** Removes the worktree of a landing, whatever state it is in; it may be gone already. */
export async function removeWorktree({ place, folder }: WorktreeHome, token: number): Promise<Result<null>> {
  const at = path.join(folder, String(token));
  try {
    // A command that outlived its landing may still write there.
    await rm(at, { recursive: true, force: true, maxRetries: 5 });
  } catch (error) {
    return failed({
      code: 'usage',
      message: `${at} cannot be removed: ${String(error)}`,
      hint: 'Remove it by hand',
    });
  }
  // Twice by force, for one that was locked while it was being made. Git may not have known of it.
  await tryGit(place, ['worktree', 'remove', '--force', '--force', at]);
  return ok(null);
}

/** Removes what dead holders left: the worktrees of a token and of those before it, as the folder or git knows them. */
export async function sweepWorktrees(home: WorktreeHome, upTo: number): Promise<Result<null>> {
  const listed = await trainGit(home.place, ['worktree', 'list', '--porcelain']);
  if (!listed.ok) return listed;
  const known = listed.value
    .split('\n')
    .filter((line) => path.dirname(line) === `worktree ${home.folder}`)
    .map((line) => path.basename(line));
  const tokens = [...readdirSync(home.folder), ...known]
    .filter((name) => /^\d{1,15}$/.test(name))
    .map(Number);
  const removed: Result<null>[] = [];
  for (const token of new Set(tokens)) if (token <= upTo) removed.push(await removeWorktree(home, token));
  const problems = removed.flatMap((result) => (result.ok ? [] : result.problems));
  return problems.length === 0 ? ok(null) : failed(...problems);
}
