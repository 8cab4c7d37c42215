import { type RepoPath, parentOf, pathBelow } from '@tidemark/kernel';
import { exclusionOf } from '@tidemark/manifest';
import type { Owner } from './packages.ts';
import { isCode, isTest } from './source-file.ts';

/** The code of a package: what its promise is about, and everything its evidence depends on. */
export interface PackageFiles {
  readonly owner: Owner;
  /** Code files that no rule lets out. */
  readonly code: readonly RepoPath[];
  /** Code files of any kind: tests and configs too. */
  readonly allCode: readonly RepoPath[];
  readonly hasTests: boolean;
}

/** Divides the files of a repository among its packages: each belongs to the nearest one above it. */
export function packageFiles(
  owners: readonly Owner[],
  present: readonly RepoPath[],
  today: string,
): PackageFiles[] {
  const byFolder = new Map(owners.map((owner) => [owner.ref.path, [] as RepoPath[]]));
  const nearest = new Map<RepoPath, RepoPath>();
  for (const file of present)
    if (isCode(file)) byFolder.get(nearestPackage(parentOf(file), byFolder, nearest))?.push(file);
  return owners.map((owner) => {
    const allCode = byFolder.get(owner.ref.path) ?? [];
    const isLetOut = (file: RepoPath) =>
      exclusionOf(owner.manifest, pathBelow(owner.ref.path, file), today) !== null;
    return {
      owner,
      allCode,
      code: allCode.filter((file) => !isLetOut(file)),
      hasTests: allCode.some(isTest),
    };
  });
}

/** The package of each code file that no rule lets out. */
export function packageByFile(packages: readonly PackageFiles[]): Map<RepoPath, PackageFiles> {
  return new Map(packages.flatMap((entry) => entry.code.map((file) => [file, entry] as const)));
}

function nearestPackage(
  folder: RepoPath,
  packages: ReadonlyMap<RepoPath, unknown>,
  known: Map<RepoPath, RepoPath>,
): RepoPath {
  const before = known.get(folder);
  if (before !== undefined) return before;
  const found =
    packages.has(folder) || folder === '' ? folder : nearestPackage(parentOf(folder), packages, known);
  known.set(folder, found);
  return found;
}
