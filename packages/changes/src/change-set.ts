import type { LineRange, RepoPath } from '@tidemark/kernel';

/** How the base was found, first match wins in this order. */
export const BASE_FOUND_BY = [
  'flag',
  'environment',
  'recorded',
  'config',
  'origin-head',
  'origin-main',
  'origin-master',
  'main',
  'master',
] as const;

/** Where the base was named. */
export type BaseFoundBy = (typeof BASE_FOUND_BY)[number];

/** What a change is compared with: `ref` as it was named, its commit id, and the commit it shares with the head. */
export interface BaseRevision {
  readonly ref: string;
  readonly sha: string;
  readonly mergeBase: string;
  readonly foundBy: BaseFoundBy;
}

/** What the new side of the diff is; `revision` is a commit id. A patch has no base of ours. */
export type ChangeSource =
  | { readonly kind: 'worktree'; readonly base: BaseRevision }
  | { readonly kind: 'staged'; readonly base: BaseRevision }
  | { readonly kind: 'revision'; readonly base: BaseRevision; readonly revision: string }
  | { readonly kind: 'patch'; readonly patch: string };

/** What became of a file. `untracked`: git does not know it yet. `unmerged`: it has conflicts. */
export type ChangeStatus =
  | 'added'
  | 'modified'
  | 'renamed'
  | 'copied'
  | 'type-changed'
  | 'deleted'
  | 'unmerged'
  | 'untracked';

/** What a path leads to, by the mode git gives it; links and submodules have no lines of ours. */
export type EntryKind = 'file' | 'symlink' | 'submodule';

/**
 * One file the author touched. Lines are of the new side, 1-based.
 * `added` holds every added or modified line, `reindented` the part of them that differs from the old line at
 * the same place only in leading or trailing white space (a changed line ending included).
 */
export interface ChangedFile {
  readonly path: RepoPath;
  /** The former path of a renamed or copied file, else null. */
  readonly formerPath: RepoPath | null;
  readonly status: ChangeStatus;
  readonly kind: EntryKind;
  readonly added: readonly LineRange[];
  readonly reindented: readonly LineRange[];
  /** Blob id in the merge base, null when it was not there; of a patch as it names it, shortened or not at all. */
  readonly oldBlob: string | null;
}

/** Everything between the merge base and the new side, in one line numbering; files in code-unit order of the path. */
export interface ChangeSet {
  readonly source: ChangeSource;
  /** The commit that stands checked out, and whether anything is staged, unstaged or untracked on top of it. */
  readonly head: { readonly sha: string | null; readonly dirty: boolean };
  readonly files: readonly ChangedFile[];
  /** What git said on stderr that bears on the answer, such as rename detection given up. */
  readonly warnings: readonly string[];
}
