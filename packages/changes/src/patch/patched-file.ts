import { gitRepoPath, type Problem, type RepoPath } from '@tidemark/kernel';
import type { ChangedFile, ChangeStatus, EntryKind } from '../change-set.ts';
import type { ReadFile } from '../diff/read-changes.ts';
import { badDiff } from './bad-diff.ts';
import { firstMisfit } from './new-side.ts';
import type { PatchSection } from './parse-patch.ts';
import { patchPath, type PatchNames } from './patch-path.ts';

/** A patch, where it lies (absolute), and a way to see the working tree it is held against. */
export interface PatchFile {
  readonly bytes: Uint8Array;
  readonly patch: string;
  readonly readFile: ReadFile;
  /** Must the lines of this file be told? Of the others a binary patch will do. */
  readonly isSource: (path: RepoPath) => boolean;
}

/**
 * What one section of a patch says of its file, held against the text of the working tree; `isPrefixed` is null where
 * the names are written without a prefix anyway. A section that does not fit the tree is `bad-diff`.
 */
export async function patchedFile(
  section: PatchSection,
  file: PatchFile,
): Promise<{ readonly file: ChangedFile; readonly isPrefixed: boolean | null } | Problem> {
  const names = patchPath(section.header);
  if (names === null) return badDiff(`a file of the patch has no readable name: ${section.header[0] ?? ''}`);
  if (names.isCopied) return copied(names.asWritten);
  const isThere = async (name: string) => {
    const path = gitRepoPath(name);
    return path !== null && (await file.readFile(path)) !== null;
  };
  // `a/x` may be a folder `a` of a patch without prefixes: the tree knows. A rename is written without any.
  const isAsWritten = names.isRenamed || (!names.isDeleted && (await isThere(names.asWritten)));
  const bare = isAsWritten ? null : names.unprefixed;
  const path = gitRepoPath(bare ?? names.asWritten);
  if (path === null) return badDiff(`the patch names ${names.asWritten}, which leaves the repository`);
  const kind = kindIn(section.header);
  const hasLines = kind === 'file' && !names.isDeleted;
  const text = hasLines ? await file.readFile(path) : null;
  const misfit = text === null ? null : misfitOf(section, { path, text, file });
  if (misfit !== null) return misfit;
  return {
    file: {
      path,
      formerPath: names.former === null ? null : gitRepoPath(names.former),
      status: statusOf(names),
      kind,
      added: hasLines ? section.added : [],
      reindented: hasLines ? section.reindented : [],
      oldBlob: oldBlobOf(section.header),
    },
    isPrefixed: names.isRenamed ? null : bare !== null,
  };
}

/** A copy is new text as a whole, of which such a patch tells only what was edited since. */
function copied(name: string): Problem {
  return {
    ...badDiff(`the patch tells ${name} as a copy, without its lines`),
    hint: 'Make it again with git diff -M, not with -C',
    file: name,
  };
}

function statusOf({ isDeleted, isAdded, isRenamed }: PatchNames): ChangeStatus {
  if (isDeleted) return 'deleted';
  if (isAdded) return 'added';
  return isRenamed ? 'renamed' : 'modified';
}

function kindIn(header: readonly string[]): EntryKind {
  const mode = header.find((line) => /^(?:new file mode|new mode|index .*) (?:120000|160000)$/.test(line));
  if (mode === undefined) return 'file';
  return mode.endsWith('120000') ? 'symlink' : 'submodule';
}

/** Why the lines that the patch tells cannot be those of the tree, or null. */
function misfitOf(
  { header, hunks }: PatchSection,
  { path, text, file }: { readonly path: RepoPath; readonly text: Uint8Array; readonly file: PatchFile },
): Problem | null {
  const lineNumber = firstMisfit(bufferOf(file.bytes), hunks, bufferOf(text));
  if (lineNumber !== null) {
    return {
      ...badDiff(`the working tree does not hold the patch: line ${lineNumber} of ${path} is another`),
      hint: 'Apply the patch first, or make it again from this tree',
      file: path,
    };
  }
  if (hunks.length > 0 || text.length === 0 || !file.isSource(path) || !isUntold(header)) return null;
  return {
    ...badDiff(`the patch does not tell which lines of ${path} changed`),
    hint: 'Make it again with git diff --text, not with --binary',
    file: path,
  };
}

/** Did the content change, by a header without hunks? */
function isUntold(header: readonly string[]): boolean {
  return header.some((line) => {
    const [, before, after] = /^index ([0-9a-f]+)\.\.([0-9a-f]+)/.exec(line) ?? [];
    return before !== after || /^GIT binary patch|^Binary files /.test(line);
  });
}

/** The blob before, as the patch names it (perhaps shortened); null when it names none, or the file was not there. */
function oldBlobOf(header: readonly string[]): string | null {
  const ids = header.flatMap((line) => /^index ([0-9a-f]{4,64})\.\./.exec(line)?.[1] ?? []);
  return ids.find((id) => !/^0+$/.test(id)) ?? null;
}

function bufferOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
