import { allLines, type ChangedFile, type ChangeSet } from '@tidemark/changes';
import { ok, pathBelow, type RepoPath, type Result } from '@tidemark/kernel';
import { exclusionOf } from '@tidemark/manifest';
import type { Owner } from './packages.ts';
import { isCode } from './source-file.ts';

/** Before every day an allow entry can name: one that expired let a file out all the same. */
const ANY_DAY = '';

/**
 * The change with every line added of each file that a rename brought into the gate: where it stood before a rule let it
 * out, so its lines never owed a run. `isIn` says what is in the gate now; `ownersBefore` is asked only where needed.
 */
export async function withNewcomers(
  changes: ChangeSet,
  texts: ReadonlyMap<RepoPath, Uint8Array | null>,
  {
    isIn,
    ownersBefore,
  }: {
    readonly isIn: (file: ChangedFile) => boolean;
    readonly ownersBefore: (paths: readonly RepoPath[]) => Promise<Result<(path: RepoPath) => Owner>>;
  },
): Promise<Result<ChangeSet>> {
  const former = new Map(
    changes.files
      .filter(isIn)
      .flatMap(({ path, formerPath }) => (formerPath === null ? [] : [[path, formerPath]])),
  );
  if (former.size === 0) return ok(changes);
  const owners = await ownersBefore([...former.values()]);
  if (!owners.ok) return owners;
  const wasOut = (path: RepoPath) => {
    const { ref, manifest } = owners.value(path);
    return !isCode(path) || exclusionOf(manifest, pathBelow(ref.path, path), ANY_DAY) !== null;
  };
  const files = changes.files.map((file) => {
    const from = former.get(file.path);
    const text = texts.get(file.path) ?? null;
    if (from === undefined || text === null || !wasOut(from)) return file;
    return { ...file, added: allLines(text), reindented: [] };
  });
  return ok({ ...changes, files });
}
