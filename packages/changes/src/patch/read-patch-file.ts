import {
  byText,
  failed,
  ok,
  type Problem,
  type RepoPath,
  type Result,
  type RunCommand,
} from '@tidemark/kernel';
import type { ChangedFile, ChangeSet } from '../change-set.ts';
import type { Repository } from '../find-repository.ts';
import { firstLine, git } from '../git.ts';
import { badDiff } from './bad-diff.ts';
import { parsePatch } from './parse-patch.ts';
import { patchedFile, type PatchFile } from './patched-file.ts';

/**
 * Reads a unified diff as the change. The working tree must already hold its new side, each line at its place, else its
 * line numbers mean nothing; and git is asked to take it back (without doing it). What does not parse, does not fit,
 * names a file twice, or does not tell the lines of a source, is `bad-diff`.
 */
export async function readPatchFile(
  run: RunCommand,
  { root, head }: Pick<Repository, 'root' | 'head'>,
  file: PatchFile,
): Promise<Result<ChangeSet>> {
  const { bytes, patch } = file;
  const sections = parsePatch(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if ('message' in sections) return failed(badDiff(`the patch ${sections.message}`, sections.line));
  if (sections.length === 0 && bytes.length > 0) return failed(badDiff('the file holds no patch'));
  const files = new Map<RepoPath, ChangedFile>();
  let isPrefixed = true;
  for (const section of sections) {
    const read = await patchedFile(section, file);
    if ('code' in read) return failed(read);
    const merged = mergeTwice(files.get(read.file.path), read.file);
    if (merged === null) return failed(namedTwice(read.file.path));
    files.set(merged.path, merged);
    isPrefixed &&= read.isPrefixed !== false;
  }
  const applied = sections.length === 0 ? null : await standsInTree(run, root, bytes, isPrefixed);
  if (applied !== null) return failed(applied);
  const status = await git(run, root, [
    'status',
    '--porcelain',
    '-z',
    '--untracked-files=normal',
    '--ignore-submodules=none',
  ]);
  if (!status.ok) return status;
  return ok({
    source: { kind: 'patch', patch },
    head: { sha: head, dirty: status.value.stdout.length > 0 },
    files: [...files.values()].toSorted((left, right) => byText(left.path, right.path)),
    warnings: [],
  });
}

/** A changed type is told by two sections: the old file goes, the new one comes. Anything else is told once. */
function mergeTwice(before: ChangedFile | undefined, file: ChangedFile): ChangedFile | null {
  if (before === undefined) return file;
  if (before.status !== 'deleted' || file.status !== 'added') return null;
  return { ...file, status: 'type-changed', oldBlob: before.oldBlob };
}

function namedTwice(path: RepoPath): Problem {
  return {
    ...badDiff(`the patch names ${path} twice, and only the last part has the line numbers of this tree`),
    hint: 'Give one diff of the whole change, not a series of commits',
    file: path,
  };
}

async function standsInTree(
  run: RunCommand,
  root: string,
  patch: Uint8Array,
  isPrefixed: boolean,
): Promise<Problem | null> {
  const strip = isPrefixed ? '-p1' : '-p0';
  const settings = ['--unidiff-zero', '--whitespace=nowarn', '--no-ignore-whitespace'];
  // Not by its name: a pipe can be read only once.
  const args = ['apply', '--check', '--reverse', ...settings, strip, '-'];
  const { code, stderr } = await run('git', args, { cwd: root, stdin: patch });
  if (code === 0) return null;
  return {
    ...badDiff(`the working tree does not hold the patch: ${firstLine(stderr)}`),
    hint: 'Apply the patch first, or make it again from this tree',
  };
}
