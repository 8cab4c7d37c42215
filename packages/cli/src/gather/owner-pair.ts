import type { ChangedFile } from '@tidemark/changes';
import { parentOf, type RepoPath } from '@tidemark/kernel';
import { defaultOwner, manifestOfFolder, type Owner } from './packages.ts';

/** A package now and as it was; `before` is null for a new one, and `standIn` is what every package promises. */
export interface OwnerPair {
  readonly now: Owner;
  readonly before: Owner | null;
  readonly standIn: Owner;
}

interface Moves {
  readonly files: readonly ChangedFile[];
  /** Folders that a package.json or a manifest left. */
  readonly left: readonly RepoPath[];
}

/** Finds what a package was: itself, else the one its package.json or manifest came from, else one of its name that is gone. */
export function pairOf(
  now: Owner,
  ownerBefore: (path: RepoPath) => Owner,
  { files, left }: Moves,
): OwnerPair {
  const packageAt = (folder: RepoPath) => {
    const owner = ownerBefore(manifestOfFolder(folder));
    return owner.ref.path === folder ? owner : null;
  };
  const folder = now.ref.path;
  const cameFrom = files
    .filter((file) => file.formerPath !== null && parentOf(file.path) === folder)
    .flatMap((file) => (file.formerPath === null ? [] : (packageAt(parentOf(file.formerPath)) ?? [])));
  const namesake = left.flatMap((at) => packageAt(at) ?? []).find((owner) => owner.ref.name === now.ref.name);
  return {
    now,
    before: packageAt(folder) ?? cameFrom[0] ?? namesake ?? null,
    standIn: defaultOwner(now.ref),
  };
}

/** The folders that a changed package.json or manifest was deleted or moved from. */
export function formerFolders(files: readonly ChangedFile[]): RepoPath[] {
  const left = files.flatMap(({ path, formerPath, status }) =>
    status === 'deleted' ? [path] : status === 'renamed' ? (formerPath ?? []) : [],
  );
  const control = left.filter((at) => /(?:^|\/)(?:feature\.manifest\.ts|package\.json)$/.test(at));
  return [...new Set(control.map(parentOf))];
}
