import type { ChangedFile, ChangeSet } from '@tidemark/changes';
import { failed, ok, type RepoPath, type Result } from '@tidemark/kernel';
import type { World } from '../world/world.ts';
import { readObjects, type Tree } from './tree.ts';

/**
 * The judged tree with every changed file put back by its old blob: what a change was made from, also where no
 * revision holds it. A patch that does not name old blobs of this repository is `bad-diff`.
 */
export function treeBefore(world: World, root: string, tree: Tree, changes: ChangeSet): Tree {
  const blobs = oldBlobs(changes.files);
  return {
    read: async (paths) => {
      const untouched = await tree.read(paths.filter((at) => !blobs.has(at)));
      if (!untouched.ok) return untouched;
      const changed = await readBlobs(world, root, blobs, paths);
      return changed.ok ? ok(new Map([...untouched.value, ...changed.value])) : changed;
    },
    isIrregular: (at) => !blobs.has(at) && tree.isIrregular(at),
  };
}

/** No object has this id. */
const UNTOLD = '0'.repeat(40);

/** What stood at each path that the change touches: a blob, nothing (null), or something that was not told. */
function oldBlobs(files: readonly ChangedFile[]): Map<RepoPath, string | null> {
  const blobs = new Map<RepoPath, string | null>();
  for (const { path, status, oldBlob } of files) {
    const isNew = status === 'added' || status === 'untracked' || status === 'renamed' || status === 'copied';
    blobs.set(path, isNew ? null : (oldBlob ?? UNTOLD));
  }
  for (const { formerPath, status, oldBlob } of files) {
    // The place may have been taken by another file, whose own old blob is known.
    if (formerPath !== null && status === 'renamed' && blobs.get(formerPath) == null) {
      blobs.set(formerPath, oldBlob ?? UNTOLD);
    }
  }
  return blobs;
}

async function readBlobs(
  world: World,
  root: string,
  blobs: ReadonlyMap<RepoPath, string | null>,
  paths: readonly RepoPath[],
): Promise<Result<Map<RepoPath, Uint8Array | null>>> {
  const there = paths.filter((at) => blobs.get(at) != null);
  const contents = await readObjects(
    world,
    root,
    there.map((at) => blobs.get(at) ?? ''),
  );
  if (!contents.ok) return contents;
  const lost = there.filter((_at, index) => contents.value[index] === null);
  if (lost.length > 0) return failed(...lost.map(unknownBefore));
  const absent = paths.filter((at) => blobs.get(at) === null);
  return ok(
    new Map([
      ...absent.map((at): [RepoPath, null] => [at, null]),
      ...there.map((at, index): [RepoPath, Uint8Array | null] => [at, contents.value[index] ?? null]),
    ]),
  );
}

function unknownBefore(file: RepoPath) {
  return {
    code: 'bad-diff' as const,
    message: `what ${file} was before this change is not in the repository`,
    hint: 'Judge against a revision with --base, or leave weakening out with --weakening off',
    file,
  };
}
