import {
  byText,
  failed,
  gitRepoPath,
  ok,
  type RepoPath,
  type Result,
  type RunCommand,
} from '@tidemark/kernel';
import type { ChangedFile, ChangeSet, ChangeSource } from '../change-set.ts';
import type { Repository } from '../find-repository.ts';
import { firstLine, git, gitProblem } from '../git.ts';
import { allLines } from './all-lines.ts';
import { diffArguments } from './diff-arguments.ts';
import { changedFiles, unmergedFile } from './changed-files.ts';
import { worktreePaths, type WorktreePaths } from './worktree-paths.ts';

/** Reads a file of the working tree; null when it is gone, cannot be read, or is no regular file. */
export type ReadFile = (path: RepoPath) => Promise<Uint8Array | null>;

/** A way to see what lies in the working tree. */
export interface WorktreeFiles {
  readonly readFile: ReadFile;
  readonly isLink: (path: RepoPath) => boolean;
  /** Told what changed of a working tree while git still looks for what it does not track; it is the answer where git finds nothing. */
  readonly onTracked?: (changes: ChangeSet) => void;
  /** What git was asked about the working tree before the repository was known; it is the longest of its answers. */
  readonly listing?: Promise<Result<WorktreePaths>> | undefined;
}

/**
 * Reads everything between the merge base and the new side in one diff and one numbering: the working tree with what
 * is staged, unstaged and untracked, or the index, or a commit. Paths come from the raw half of git's output, lines from its patch half;
 * halves that do not fit together are `git-failed`.
 */
export async function readChanges(
  run: RunCommand,
  { root, head }: Pick<Repository, 'root' | 'head'>,
  source: Exclude<ChangeSource, { readonly kind: 'patch' }>,
  files: WorktreeFiles,
): Promise<Result<ChangeSet>> {
  if (source.kind !== 'worktree') return trackedChanges(run, { root, head }, source);
  const [tracked, paths] = await Promise.all([
    trackedChanges(run, { root, head }, source).then((changes) => {
      if (changes.ok) files.onTracked?.(changes.value);
      return changes;
    }),
    files.listing ?? worktreePaths(run, root),
  ]);
  if (!tracked.ok || !paths.ok)
    return failed(...[tracked, paths].flatMap((result) => (result.ok ? [] : result.problems)));
  const { untracked, unmerged } = paths.value;
  // The same object: who was told of it need not look again.
  if (untracked.length === 0 && unmerged.size === 0) return tracked;
  const added = await Promise.all(untracked.map((path) => untrackedFile(path, files)));
  return ok({
    ...tracked.value,
    head: { sha: head, dirty: true },
    files: withReturned(
      withConflicts(tracked.value.files, unmerged),
      added.flatMap((file) => file ?? []),
    ),
  });
}

/** What git tracks, in one diff. */
async function trackedChanges(
  run: RunCommand,
  { root, head }: Pick<Repository, 'root' | 'head'>,
  source: Exclude<ChangeSource, { readonly kind: 'patch' }>,
): Promise<Result<ChangeSet>> {
  const diff = await git(run, root, diffArguments(source));
  if (!diff.ok) return diff;
  const tracked = changedFiles(diff.value.stdout);
  if (!tracked.ok) return tracked;
  const { files, isUnstaged } = tracked.value;
  const isStaged = source.kind !== 'worktree';
  const dirty = isUnstaged ? ok(true) : await differs(run, root, { head, isStaged });
  if (!dirty.ok) return dirty;
  return ok({
    source,
    head: { sha: head, dirty: dirty.value },
    files: inOrder(files),
    warnings: warningsIn(diff.value.stderr),
  });
}

/** A file of which the index has several texts may be told as changed in some other way. */
function withConflicts(files: readonly ChangedFile[], unmerged: ReadonlySet<string>): ChangedFile[] {
  const conflicts = new Map(
    [...unmerged].flatMap((name) => unmergedFile(name) ?? []).map((file) => [file.path, file]),
  );
  const told = files.map((file) => {
    const isConflict = conflicts.delete(file.path);
    return isConflict ? { ...file, status: 'unmerged' as const } : file;
  });
  return [...told, ...conflicts.values()];
}

/** What is gone from the index and lies there untracked is one file that changed, as a whole for all that is told. */
function withReturned(tracked: readonly ChangedFile[], untracked: readonly ChangedFile[]): ChangedFile[] {
  const files = new Map(tracked.map((file) => [file.path, file]));
  for (const file of untracked) {
    const before = files.get(file.path);
    files.set(
      file.path,
      before === undefined ? file : { ...file, status: 'modified', oldBlob: before.oldBlob },
    );
  }
  return inOrder([...files.values()]);
}

function inOrder(files: readonly ChangedFile[]): ChangedFile[] {
  return files.toSorted((left, right) => byText(left.path, right.path));
}

/** Of what git says on stderr only this bears on the answer: lines that a rename carried along count as added. */
function warningsIn(stderr: string): string[] {
  const warning = stderr.split('\n').find((line) => /^warning: .*rename detection/.test(line));
  return warning === undefined ? [] : [`git diff: ${firstLine(warning)}`];
}

async function untrackedFile(name: string, { readFile, isLink }: WorktreeFiles): Promise<ChangedFile | null> {
  const path = gitRepoPath(name);
  if (path === null) return null;
  const kind = name.endsWith('/') ? 'submodule' : isLink(path) ? 'symlink' : 'file';
  const bytes = kind === 'file' ? await readFile(path) : null;
  return {
    path,
    formerPath: null,
    status: 'untracked',
    kind,
    // What cannot be read has at least a line: a name that is not UTF-8, a file that is closed to us.
    added: kind !== 'file' ? [] : bytes === null ? [[1, 1]] : allLines(bytes),
    reindented: [],
    oldBlob: null,
  };
}

/** Does the index, or a tracked file of the working tree, differ from the commit that is checked out? */
async function differs(
  run: RunCommand,
  root: string,
  { head, isStaged }: { readonly head: string | null; readonly isStaged: boolean },
): Promise<Result<boolean>> {
  if (head === null) return ok(true);
  // Of a file whose time alone is new `diff-index` would say that it differs, so the working tree is asked by `diff`.
  const question = isStaged
    ? ['diff-index', '--cached']
    : ['diff', '--no-ext-diff', '--ignore-submodules=none'];
  const args = [...question, '--quiet', head, '--'];
  const { code, stderr } = await run('git', ['--no-optional-locks', ...args], { cwd: root });
  // Git says with 1 that there is a difference.
  return code === 0 || code === 1 ? ok(code === 1) : failed(gitProblem(args, code, stderr));
}
