import type { FeatureManifest } from '@tidemark/manifest';
import { compileLayers, manifestOf, readManifest, type CompiledLayers } from '@tidemark/manifest';
import { collect, failed, joinRepoPath, ok, parentOf, type RepoPath, type Result } from '@tidemark/kernel';
import type { PackageRef } from '@tidemark/verdict';
import { readPackageJson, type PackageJson } from './package-json.ts';
import { measureCommand, type PackageManager } from './measure-command.ts';
import type { Tree } from './tree.ts';

/** A package, what it promised, and how its layers divide its files. */
export interface Owner {
  readonly ref: PackageRef;
  readonly manifest: FeatureManifest;
  readonly hasManifest: boolean;
  readonly layers: CompiledLayers;
}

export const MANIFEST_FILE = 'feature.manifest.ts';

/**
 * Finds the package that owns each file: the nearest folder above it with a package.json, else the root.
 * Reads only the package.json and the manifest of those folders, in the tree that is judged.
 */
export async function ownersOf(
  tree: Tree,
  paths: readonly RepoPath[],
  manager: PackageManager,
): Promise<Result<(path: RepoPath) => Owner>> {
  const folders = [...new Set(['' as RepoPath, ...paths.flatMap(foldersAbove)])];
  const contents = await tree.read(
    folders.flatMap((folder) => [below(folder, 'package.json'), below(folder, MANIFEST_FILE)]),
  );
  if (!contents.ok) return contents;
  const isPackage = (folder: RepoPath) =>
    folder === '' || contents.value.get(below(folder, 'package.json')) != null;
  const owners = collect(
    await Promise.all(
      folders
        .filter(isPackage)
        .map((folder) =>
          tree.isIrregular(manifestOfFolder(folder))
            ? irregularManifest(folder)
            : ownerOf(
                folder,
                contents.value.get(below(folder, 'package.json')) ?? null,
                contents.value.get(below(folder, MANIFEST_FILE)) ?? null,
                manager,
              ),
        ),
    ),
  );
  if (!owners.ok) return owners;
  const byFolder = new Map(owners.value.map((owner) => [owner.ref.path, owner]));
  return ok((path) => nearestOwner(path, byFolder));
}

/** Reads one package from the bytes of its package.json and manifest; either may be missing. */
export async function ownerOf(
  folder: RepoPath,
  packageJson: Uint8Array | null,
  manifestBytes: Uint8Array | null,
  manager: PackageManager,
): Promise<Result<Owner>> {
  const described =
    packageJson === null
      ? ok<PackageJson>({ name: null, scripts: [], workspaces: [] })
      : readPackageJson(packageJson, below(folder, 'package.json'));
  if (!described.ok) return described;
  const name = described.value.name ?? (folder === '' ? '.' : folder);
  const manifest =
    manifestBytes === null
      ? ok(manifestOf(name))
      : await readManifest({
          text: Buffer.from(manifestBytes).toString('utf8'),
          path: below(folder, MANIFEST_FILE),
        });
  if (!manifest.ok) return manifest;
  return ok({
    ref: { name, path: folder, run: measureCommand(manager, name, folder, described.value.scripts) },
    manifest: manifest.value,
    hasManifest: manifestBytes !== null,
    layers: compileLayers(manifest.value),
  });
}

/** A manifest is a file of its package; a link would let a change elsewhere change what was promised here. */
export function irregularManifest(folder: RepoPath): Result<never> {
  return failed({
    code: 'invalid-manifest',
    message: `${manifestOfFolder(folder)} is no regular file, and a symbolic link is not followed`,
    hint: 'Put the manifest itself there',
    file: manifestOfFolder(folder),
  });
}

/** A package that says nothing promises what every package does. */
export function defaultOwner(ref: PackageRef): Owner {
  const manifest = manifestOf(ref.name);
  return { ref, manifest, hasManifest: false, layers: compileLayers(manifest) };
}

/** Where the manifest of a package lies, if it has one. */
export function manifestOfFolder(folder: RepoPath): RepoPath {
  return below(folder, MANIFEST_FILE);
}

function nearestOwner(path: RepoPath, byFolder: ReadonlyMap<RepoPath, Owner>): Owner {
  let folder = parentOf(path);
  for (;;) {
    const owner = byFolder.get(folder);
    if (owner !== undefined) return owner;
    folder = parentOf(folder);
  }
}

function foldersAbove(path: RepoPath): RepoPath[] {
  const folders: RepoPath[] = [];
  for (let folder = parentOf(path); ; folder = parentOf(folder)) {
    folders.push(folder);
    if (folder === '') return folders;
  }
}

function below(folder: RepoPath, name: string): RepoPath {
  return joinRepoPath(folder, name) ?? folder;
}
