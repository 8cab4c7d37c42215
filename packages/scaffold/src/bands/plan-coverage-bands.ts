import { failed, joinRepoPath, ok, type Band, type RepoPath, type Result } from '@tidemark/kernel';
import { type FeatureManifest, readManifest } from '@tidemark/manifest';
import { filePlan, type PlannedFile } from '../file-plan.ts';
import { findPackage, type PackageRequest } from '../find-package.ts';
import { packageFacts, type WorkspaceView } from '../workspace-view.ts';

/** The manifest of a package with every band written out. `added` are the layers whose band was not. */
export interface BandsPlan {
  readonly packageName: string;
  readonly folder: RepoPath;
  readonly manifest: RepoPath;
  readonly files: readonly PlannedFile[];
  readonly added: readonly string[];
}

/**
 * Plans to write out the band of every layer that a manifest leaves to the defaults, so that the promise is read where
 * it is made; it stays the same promise. What is no package of the workspace, or has no manifest, is `usage`; a manifest that is
 * no data is `invalid-manifest`.
 */
export async function planCoverageBands(
  request: PackageRequest,
  view: WorkspaceView,
): Promise<Result<BandsPlan>> {
  const found = findPackage(request, packageFacts(view));
  if (!found.ok) return found;
  const folder = found.value.path;
  const path = joinRepoPath(folder, 'feature.manifest.ts') ?? folder;
  const text = view.read(path);
  if (text === null) return noManifest(request.wanted, folder);
  const promised = await readManifest({ text, path });
  if (!promised.ok) return promised;
  // It brings a compiler, which nothing else here needs.
  const { withBands } = await import('./manifest-edit.ts');
  const { after, added } = withBands(text, bandsOf(promised.value));
  const packageName = found.value.name ?? promised.value.name;
  const files = filePlan([{ path, before: text, after }]);
  return ok({ packageName, folder, manifest: path, files, added });
}

/** What every layer is held to, by name. */
function bandsOf({ layers, baseline }: FeatureManifest): Record<string, Band> {
  return { ...Object.fromEntries(layers.map(({ name, band }) => [name, band])), baseline };
}

function noManifest(wanted: string, folder: RepoPath): Result<never> {
  return failed({
    code: 'usage',
    message: `${wanted} has no feature.manifest.ts`,
    hint: 'Write one: export default defineFeature({ name }) of @tidemark/manifest',
    file: folder,
  });
}
