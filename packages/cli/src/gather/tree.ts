import path from 'node:path';
import type { ChangeSource } from '@tidemark/changes';
import { InvariantError, ok, failed, type RepoPath, type Result } from '@tidemark/kernel';
import type { World } from '../world/world.ts';

/** The text of the side that is judged: the working tree, the index, or a commit. */
export interface Tree {
  /** Bytes by path; null for what is not there or is no regular file. */
  read(paths: readonly RepoPath[]): Promise<Result<Map<RepoPath, Uint8Array | null>>>;
  /** Is something there that is no regular file, so that it reads as if nothing was? Objects of git read as they are. */
  isIrregular(path: RepoPath): boolean;
}

/** More bytes than this engine makes a text of: nobody reads such a file as code. */
const LONGEST_TEXT = 0x1fff_ffe8;

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
  // With the stage: `:0:x.ts` alone would be stage 0 of x.ts, also of a path of that name.
  const prefix = side.kind === 'staged' ? ':0:' : `${side.revision}:`;
  return {
    read: async (paths) => {
      const contents = await readObjects(
        world,
        root,
        paths.map((at) => `${prefix}${at}`),
      );
      if (!contents.ok) return contents;
      return ok(new Map(paths.map((at, index) => [at, contents.value[index] ?? null])));
    },
    isIrregular: () => false,
  };
}

function workingTree({ files }: World, root: string): Tree {
  const readFile = (file: string) => {
    const bytes = files.kindOf(file) === 'file' ? files.read(file) : null;
    return bytes !== null && bytes.length > LONGEST_TEXT ? null : bytes;
  };
  return {
    read: async (paths) => ok(new Map(paths.map((at) => [at, readFile(path.join(root, at))]))),
    isIrregular: (at) => !['file', null].includes(files.kindOf(path.join(root, at))),
  };
}

/** Bytes by object name, such as `HEAD:src/a.ts`: one `git cat-file --batch`, which answers in the order asked. */
export async function readObjects(
  { run }: World,
  root: string,
  names: readonly string[],
): Promise<Result<(Uint8Array | null)[]>> {
  if (names.length === 0) return ok([]);
  const stdin = names.map((name) => `${name}\0`).join('');
  const { code, stdout, stderr } = await run('git', ['cat-file', '--batch', '-z'], { cwd: root, stdin });
  if (code !== 0) {
    const hint = 'Tidemark needs git 2.38 or newer to read a commit or the index';
    return failed({ code: 'git-failed', message: `git cat-file failed: ${stderr.trim()}`, hint });
  }
  return ok(readBatch(Buffer.from(stdout.buffer, stdout.byteOffset, stdout.byteLength), names));
}

/** Format: git-cat-file(1), "BATCH OUTPUT": `<id> <type> <size>`, newline, the bytes, newline; or `<name> missing`, `<name> ambiguous`. */
function readBatch(output: Buffer, names: readonly string[]): (Uint8Array | null)[] {
  let offset = 0;
  return names.map((name) => {
    const absent = ['missing', 'ambiguous'].map((word) => Buffer.from(`${name} ${word}\n`));
    const answer = absent.find((line) => output.subarray(offset, offset + line.length).equals(line));
    if (answer !== undefined) {
      offset += answer.length;
      return null;
    }
    const lineEnd = output.indexOf(0x0a, offset);
    const [, type, size] = output.toString('latin1', offset, lineEnd).split(' ');
    if (lineEnd === -1 || size === undefined)
      throw new InvariantError('git cat-file --batch answers every question');
    const start = lineEnd + 1;
    const end = start + Number(size);
    offset = end + 1;
    return type === 'blob' ? output.subarray(start, end) : null;
  });
}
