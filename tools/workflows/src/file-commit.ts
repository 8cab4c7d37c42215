import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { $ } from 'zx';

/** A file of a clone, as it lies there, and what to say when it is committed. */
export interface FileChange {
  /** The folder of the clone, absolute. */
  readonly root: string;
  /** From the root. */
  readonly file: string;
  /** The first line of the commit message. */
  readonly subject: string;
}

/** The trailer that names the commit a file tells of. */
export const MEASURED = 'Measured-Commit';

/** Runs git in a clone without asking anybody, as the bot of GitHub Actions; what fails throws with git's words. */
export function gitIn(root: string, more: Readonly<Record<string, string>> = {}) {
  const bot = 'github-actions[bot]';
  const email = '41898282+github-actions[bot]@users.noreply.github.com';
  const identity = { GIT_AUTHOR_NAME: bot, GIT_AUTHOR_EMAIL: email };
  const committer = { GIT_COMMITTER_NAME: bot, GIT_COMMITTER_EMAIL: email };
  const env = { ...process.env, ...identity, ...committer, GIT_TERMINAL_PROMPT: '0', ...more };
  return $({ cwd: root, quiet: true, env });
}

/** The id of the file as it lies in the clone, stored as an object. */
export async function storedBlob({ root, file }: FileChange): Promise<string> {
  return (await gitIn(root)`git hash-object -w --path ${file} ${path.join(root, file)}`).text('utf8').trim();
}

/** The id of the file in a commit, or null where it is not there. */
export async function blobAt(root: string, commit: string, file: string): Promise<string | null> {
  const listed = await gitIn(root)`git ls-tree --format=${'%(objectname)'} ${commit} -- ${file}`;
  return listed.text('utf8').trim() || null;
}

/**
 * Commits the file alone onto a parent and gives the commit. Neither the working tree nor a branch moves. The trailer
 * `Measured-Commit` says which commit the file tells of.
 */
export async function commitOnto(change: FileChange, parent: string, measured: string): Promise<string> {
  const { root, file, subject } = change;
  const folder = mkdtempSync(path.join(tmpdir(), 'tidemark-index-'));
  try {
    const git = gitIn(root, { GIT_INDEX_FILE: path.join(folder, 'index') });
    const blob = await storedBlob(change);
    await git`git read-tree ${parent}`;
    await git`git update-index --add --cacheinfo ${`100644,${blob},${file}`}`;
    const tree = (await git`git write-tree`).text('utf8').trim();
    const message = `${subject}\n\n${MEASURED}: ${measured}`;
    return (await git`git commit-tree ${tree} -p ${parent} -m ${message}`).text('utf8').trim();
  } finally {
    rmSync(folder, { recursive: true });
  }
}
