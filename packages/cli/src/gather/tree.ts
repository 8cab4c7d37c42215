import path from 'node:path';
import type { ChangeSource } from '@tidemark/changes';
import { InvariantError, ok, failed, type RepoPath, type Result } from '@tidemark/kernel';
import type { World } from '../world/world.ts';

/** The text of the side that is judged: the working tree, the index, or a commit. */
export interface Tree {
  /** Bytes by path; null for what is not there or is no regular file. */
  read(paths: readonly RepoPath[]): Promise<Result<Map<RepoPath, Uint8Array | null>>>;
}

/** Which text is judged. */
export type Side =
  | { readonly kind: 'worktree' }
  | { readonly kind: 'staged' }
  | { readonly kind: 'revision'; readonly revision: string };

/** A patch is judged against the working tree, which must already hold it. */
export function sideOf(source: ChangeSource): Side {
  if (source.kind === 'revision') return { kind: 'revision', revision: source.revision };
  return { kind: source.kind === 'staged' ? 'staged' : 'worktree' };
}

export function treeOf(world: World, root: string, side: Side): Tree {
  if (side.kind === 'worktree') return workingTree(world, root);
  const prefix = side.kind === 'staged' ? ':' : `${side.revision}:`;
  return { read: (paths) => readObjects(world, root, prefix, paths) };
}

function workingTree({ files }: World, root: string): Tree {
  const readFile = (file: string) => (files.kindOf(file) === 'file' ? files.read(file) : null);
  return {
    read: async (paths) => ok(new Map(paths.map((at) => [at, readFile(path.join(root, at))]))),
  };
}

/** One `git cat-file --batch` for all paths. Its answers come in the order of the questions. */
async function readObjects(
  { run }: World,
  root: string,
  prefix: string,
  paths: readonly RepoPath[],
): Promise<Result<Map<RepoPath, Uint8Array | null>>> {
  if (paths.length === 0) return ok(new Map());
  const stdin = paths.map((at) => `${prefix}${at}\0`).join('');
  const { code, stdout, stderr } = await run('git', ['cat-file', '--batch', '-z'], { cwd: root, stdin });
  if (code !== 0) {
    const hint = 'Tidemark needs git 2.38 or newer to read a commit or the index';
    return failed({ code: 'git-failed', message: `git cat-file failed: ${stderr.trim()}`, hint });
  }
  return ok(readBatch(Buffer.from(stdout.buffer, stdout.byteOffset, stdout.byteLength), prefix, paths));
}

/** Format: git-cat-file(1), "BATCH OUTPUT": `<id> <type> <size>`, newline, the bytes, newline; or `<name> missing`. */
function readBatch(
  output: Buffer,
  prefix: string,
  paths: readonly RepoPath[],
): Map<RepoPath, Uint8Array | null> {
  const contents = new Map<RepoPath, Uint8Array | null>();
  let offset = 0;
  for (const at of paths) {
    const missing = Buffer.from(`${prefix}${at} missing\n`);
    if (output.subarray(offset, offset + missing.length).equals(missing)) {
      contents.set(at, null);
      offset += missing.length;
      continue;
    }
    const lineEnd = output.indexOf(0x0a, offset);
    const [, type, size] = output.toString('latin1', offset, lineEnd).split(' ');
    if (lineEnd === -1 || size === undefined)
      throw new InvariantError('git cat-file --batch answers every question');
    const end = lineEnd + 1 + Number(size);
    contents.set(at, type === 'blob' ? output.subarray(lineEnd + 1, end) : null);
    offset = end + 1;
  }
  return contents;
}
