import type { ChangeSet } from '@tidemark/changes';
import { failed, ok, type RepoPath, type Result } from '@tidemark/kernel';
import type { World } from '../world/world.ts';
import { manifestOfFolder, type Owner } from './packages.ts';
import { sideOf, treeOf } from './tree.ts';

/**
 * Refuses manifests of the working tree that git does not hold and the change does not bring, such as ignored ones: what
 * they promise is seen by nobody else, and was perhaps written to let this change pass.
 */
export async function refuseUntoldManifests(
  world: World,
  root: string,
  { source, files }: ChangeSet,
  owners: Iterable<Owner>,
): Promise<Result<null>> {
  if (sideOf(source).kind !== 'worktree') return ok(null);
  const told = new Set(files.map((file) => file.path));
  const untouched = [...new Set(owners)]
    .filter(({ hasManifest }) => hasManifest)
    .map(({ ref }) => manifestOfFolder(ref.path))
    .filter((file) => !told.has(file));
  const held = await treeOf(world, root, { kind: 'staged' }).read(untouched);
  if (!held.ok) return held;
  const untold = untouched.filter((file) => held.value.get(file) == null);
  return untold.length === 0 ? ok(null) : failed(...untold.map(untoldManifest));
}

function untoldManifest(file: RepoPath) {
  return {
    code: 'invalid-manifest' as const,
    message: `${file} is neither held by git nor part of this change, so nobody else reads what it promises`,
    hint: 'Take it out of the ignore file that names it, or remove it',
    file,
  };
}
