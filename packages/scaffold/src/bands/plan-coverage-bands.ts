import { failed, joinRepoPath, ok, type Band, type RepoPath, type Result } from '@tidemark/kernel';
import { type FeatureManifest, readManifest } from '@tidemark/manifest';
import { filePlan, type PlannedFile } from '../file-plan.ts';
import { packageFacts, type WorkspaceView } from '../workspace-view.ts';

/** The package that is asked for as it was typed: its name, or else a folder, which is null when it lies outside. */
export interface BandsRequest {
  readonly wanted: string;
  readonly folder: RepoPath | null;
}

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
  { wanted, folder }: BandsRequest,
  view: WorkspaceView,
): Promise<Result<BandsPlan>> {
  const packages = packageFacts(view);
  const found =
    packages.find(({ name }) => name === wanted) ?? packages.find(({ path }) => path === folder) ?? null;
  if (found === null) return noPackage(wanted);
  const path = joinRepoPath(found.path, 'feature.manifest.ts');
  const text = path === null ? null : view.read(path);
  if (path === null || text === null) return noManifest(wanted, found.path);
  const promised = await readManifest({ text, path });
  if (!promised.ok) return promised;
  // It brings a compiler, which nothing else here needs.
  const { withBands } = await import('./manifest-edit.ts');
  const { after, added } = withBands(text, bandsOf(promised.value));
  const packageName = found.name ?? promised.value.name;
  const files = filePlan([{ path, before: text, after }]);
  return ok({ packageName, folder: found.path, manifest: path, files, added });
}

/** What every layer is held to, by name. */
function bandsOf({ layers, baseline }: FeatureManifest): Record<string, Band> {
  return { ...Object.fromEntries(layers.map(({ name, band }) => [name, band])), baseline };
}

function noPackage(wanted: string): Result<never> {
  return failed({
    code: 'usage',
    message: `there is no package '${wanted}' in the workspace`,
    hint: 'Give the name of a package, or its folder',
  });
}

function noManifest(wanted: string, folder: RepoPath): Result<never> {
  return failed({
    code: 'usage',
    message: `${wanted} has no feature.manifest.ts`,
    hint: 'Write one: export default defineFeature({ name }) of @tidemark/manifest',
    file: folder,
  });
}
