import {
  byText,
  failed,
  gitRepoPath,
  ok,
  type Problem,
  type RepoPath,
  type Result,
  type RunCommand,
} from '@tidemark/kernel';
import type { ChangedFile, ChangeSet, ChangeSource } from '../change-set.ts';
import type { Repository } from '../find-repository.ts';
import { firstLine, git, gitProblem } from '../git.ts';
import { parsePatch, type PatchSection } from '../patch/parse-patch.ts';
import { allLines } from './all-lines.ts';
import { diffArguments } from './diff-arguments.ts';
import { readRawEntries, type RawEntry } from './raw-entries.ts';
import { worktreePaths, type WorktreePaths } from './worktree-paths.ts';

/** Reads a file of the working tree; null when it is gone, cannot be read, or is no regular file. */
export type ReadFile = (path: RepoPath) => Promise<Uint8Array | null>;

/** A way to see what lies in the working tree. */
export interface WorktreeFiles {
  readonly readFile: ReadFile;
  readonly isLink: (path: RepoPath) => boolean;
  /** Told which tracked paths of the working tree changed, while git still looks for what it does not track. */
  readonly onTracked?: (paths: readonly RepoPath[]) => void;
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
  const isWorktree = source.kind === 'worktree';
  const [diff, paths] = await Promise.all([
    git(run, root, diffArguments(source)).then((answer) => {
      if (answer.ok && isWorktree) files.onTracked?.(namesIn(answer.value.stdout));
      return answer;
    }),
    isWorktree
      ? (files.listing ?? worktreePaths(run, root))
      : ok({ untracked: [], unmerged: new Set<string>() }),
  ]);
  if (!diff.ok || !paths.ok)
    return failed(...[diff, paths].flatMap((result) => (result.ok ? [] : result.problems)));
  const tracked = pairUp(diff.value.stdout, paths.value.unmerged);
  if (!tracked.ok) return tracked;
  const added = await Promise.all(paths.value.untracked.map((path) => untrackedFile(path, files)));
  const dirty =
    tracked.value.isUnstaged || added.length > 0
      ? ok(true)
      : await differs(run, root, { head, isStaged: !isWorktree });
  if (!dirty.ok) return dirty;
  return ok({
    source,
    head: { sha: head, dirty: dirty.value },
    files: withReturned(
      tracked.value.files,
      added.flatMap((file) => file ?? []),
    ),
    warnings: warningsIn(diff.value.stderr),
  });
}

function namesIn(output: Buffer): RepoPath[] {
  return (readRawEntries(output)?.entries ?? [])
    .filter(({ status }) => status !== 'deleted')
    .flatMap((entry) => gitRepoPath(entry.path) ?? []);
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
  return [...files.values()].toSorted((left, right) => byText(left.path, right.path));
}

/** Of what git says on stderr only this bears on the answer: lines that a rename carried along count as added. */
function warningsIn(stderr: string): string[] {
  const warning = stderr.split('\n').find((line) => /^warning: .*rename detection/.test(line));
  return warning === undefined ? [] : [`git diff: ${firstLine(warning)}`];
}

/** Each raw entry has one section in the patch, a changed type two (the old gone, the new come), in the same order. */
function pairUp(
  output: Buffer,
  unmerged: ReadonlySet<string>,
): Result<{ readonly files: ChangedFile[]; readonly isUnstaged: boolean }> {
  const raw = readRawEntries(output);
  const sections = raw === null ? null : parsePatch(raw.patch);
  if (raw === null || sections === null) return failed(inconsistent('its raw half is malformed'));
  if ('message' in sections)
    return failed(inconsistent(`its patch ${sections.message} (line ${sections.line})`));
  const files: ChangedFile[] = [];
  const conflicts = new Set(unmerged);
  let next = 0;
  for (const entry of raw.entries) {
    if (entry.status === 'unmerged') {
      conflicts.add(entry.path);
      continue;
    }
    next += entry.status === 'type-changed' ? 2 : 1;
    const section = sections[next - 1];
    if (section === undefined) return failed(inconsistent(`it has no lines for ${entry.path}`));
    const file = changedFile(entry, section, unmerged);
    if (file === null) return failed(inconsistent(`it names ${entry.path}, which leaves the repository`));
    files.push(file);
    conflicts.delete(entry.path);
  }
  // The index has no one text of these, and the working tree perhaps the one of the base.
  for (const name of conflicts) {
    const path = gitRepoPath(name);
    if (path !== null) files.push({ ...UNMERGED, path });
  }
  if (next !== sections.length) return failed(inconsistent('it has lines for files that it does not name'));
  // Only text that git has not stored yet has no id; of what is gone nobody knows where it went.
  const isUnstaged = raw.entries.some(({ newBlob, status }) => newBlob === null && status !== 'deleted');
  return ok({ files, isUnstaged });
}

const UNMERGED = {
  formerPath: null,
  status: 'unmerged',
  kind: 'file',
  added: [],
  reindented: [],
  oldBlob: null,
} as const;

function changedFile(
  entry: RawEntry,
  section: PatchSection,
  unmerged: ReadonlySet<string>,
): ChangedFile | null {
  const path = gitRepoPath(entry.path);
  if (path === null) return null;
  const hasLines = entry.kind === 'file';
  return {
    path,
    formerPath: entry.formerPath === null ? null : gitRepoPath(entry.formerPath),
    status: unmerged.has(entry.path) ? 'unmerged' : entry.status,
    kind: entry.kind,
    added: hasLines ? section.added : [],
    reindented: hasLines ? section.reindented : [],
    oldBlob: entry.oldBlob,
  };
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

function inconsistent(what: string): Problem {
  return {
    code: 'git-failed',
    message: `the output of git diff cannot be read: ${what}`,
    hint: 'Please report this with the version of git',
  };
}
