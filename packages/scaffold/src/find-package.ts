import { failed, ok, type RepoPath, type Result } from '@tidemark/kernel';
import type { PackageFacts } from './workspace-view.ts';

/** A package as it is asked for: by its name, or else by a folder, which is null when it lies outside. */
export interface PackageRequest {
  readonly wanted: string;
  readonly folder: RepoPath | null;
}

/** Finds the package that is meant; none is `usage`. */
export function findPackage(
  { wanted, folder }: PackageRequest,
  packages: readonly PackageFacts[],
): Result<PackageFacts> {
  const found = packages.find(({ name }) => name === wanted) ?? packages.find(({ path }) => path === folder);
  if (found !== undefined) return ok(found);
  return failed({
    code: 'usage',
    message: `there is no package '${wanted}' in the workspace`,
    hint: 'Give the name of a package, or its folder',
  });
}
