import type { FeatureManifest } from '@tidemark/manifest';
import { compileLayers, manifestOf, readManifest, type CompiledLayers } from '@tidemark/manifest';
import {
  collect,
  failed,
  joinRepoPath,
  ok,
  parentOf,
  type RepoPath,
  type Result,
  ROOT,
} from '@tidemark/kernel';
import type { PackageRef } from '@tidemark/verdict';
import { readPackageJson, type PackageJson } from './package-json.ts';
import { measureCommand, type PackageManager } from './measure-command.ts';
import type { Tree } from './tree.ts';
import { workspaceGlobsOf } from './workspace-globs.ts';

/** A package, what it promised, and how its layers divide its files. */
export interface Owner {
  readonly ref: PackageRef;
  readonly manifest: FeatureManifest;
  readonly hasManifest: boolean;
  readonly layers: CompiledLayers;
}

export const MANIFEST_FILE = 'feature.manifest.ts';

/**
 * Finds the package that owns each file: the nearest folder above it that holds a manifest or a package.json with a
 * name, or that is a member of the workspace; else the root. A package.json that only says `"type": "module"` owns
 * nothing. Reads the package.json and the manifest of the folders above, in the tree that is judged.
 */
export async function ownersOf(
  tree: Tree,
  paths: readonly RepoPath[],
  manager: PackageManager,
): Promise<Result<(path: RepoPath) => Owner>> {
  const packages = await packagesAbove(tree, paths);
  if (!packages.ok) return packages;
  const owners = collect(
    await Promise.all(packages.value.map((description) => ownerOf(description, manager))),
  );
  if (!owners.ok) return owners;
  const byFolder = new Map(owners.value.map((owner) => [owner.ref.path, owner]));
  return ok((path) => nearestOf(path, byFolder));
}

/** Finds the folder of the package that owns each path, as `ownersOf` does, without asking what it promised. */
export async function packageFoldersOf(
  tree: Tree,
  paths: readonly RepoPath[],
): Promise<Result<(path: RepoPath) => RepoPath>> {
  const packages = await packagesAbove(tree, paths);
  if (!packages.ok) return packages;
  const folders = new Map(packages.value.map(({ folder }) => [folder, folder]));
  return ok((path) => nearestOf(path, folders));
}

/** Reads the packages of these folders, whatever lies in them. */
export async function packagesAt(
  tree: Tree,
  folders: readonly RepoPath[],
  manager: PackageManager,
): Promise<Result<Owner[]>> {
  const described = await describeAll(tree, folders);
  if (!described.ok) return described;
  return collect(await Promise.all(described.value.map((description) => ownerOf(description, manager))));
}

/** What a folder says of itself; null where it says nothing. */
interface Description {
  readonly folder: RepoPath;
  readonly packageJson: PackageJson | null;
  readonly manifest: Uint8Array | null;
}

async function packagesAbove(
  tree: Tree,
  paths: readonly RepoPath[],
): Promise<Result<readonly Description[]>> {
  const folders = [...new Set([ROOT, ...paths.flatMap(foldersAbove)])];
  const described = await describeAll(tree, folders);
  if (!described.ok) return described;
  const members = await membersAmong(tree, described.value.filter(isNameless));
  return members.ok ? ok([...described.value.filter(isPackage), ...members.value]) : members;
}

function isPackage({ folder, packageJson, manifest }: Description): boolean {
  return folder === ROOT || manifest !== null || (packageJson !== null && packageJson.name !== null);
}

function isNameless(description: Description): boolean {
  return description.packageJson !== null && !isPackage(description);
}

/** Those that the workspace names. Its globs are read only where a package.json says too little of itself. */
async function membersAmong(
  tree: Tree,
  nameless: readonly Description[],
): Promise<Result<readonly Description[]>> {
  if (nameless.length === 0) return ok(nameless);
  const globs = await workspaceGlobsOf(tree);
  return globs.ok ? ok(nameless.filter(({ folder }) => globs.value.isMember(folder))) : globs;
}

async function describeAll(tree: Tree, folders: readonly RepoPath[]): Promise<Result<Description[]>> {
  const contents = await tree.read(
    folders.flatMap((folder) => [below(folder, 'package.json'), manifestOfFolder(folder)]),
  );
  return contents.ok ? collect(folders.map((folder) => describe(tree, folder, contents.value))) : contents;
}

function describe(
  tree: Tree,
  folder: RepoPath,
  contents: ReadonlyMap<RepoPath, Uint8Array | null>,
): Result<Description> {
  const at = below(folder, 'package.json');
  const bytes = contents.get(at) ?? null;
  const manifest = contents.get(manifestOfFolder(folder)) ?? null;
  // What could be read is a regular file, so only what could not is looked at again.
  if (manifest === null && tree.isIrregular(manifestOfFolder(folder))) return irregularManifest(folder);
  if (bytes === null && tree.isIrregular(at)) return irregularPackage(at);
  const packageJson = bytes === null ? ok(null) : readPackageJson(bytes, at);
  if (!packageJson.ok) return packageJson;
  return ok({ folder, packageJson: packageJson.value, manifest });
}

async function ownerOf(
  { folder, packageJson, manifest: bytes }: Description,
  manager: PackageManager,
): Promise<Result<Owner>> {
  const read =
    bytes === null
      ? null
      : await readManifest({
          text: Buffer.from(bytes).toString('utf8'),
          path: manifestOfFolder(folder),
        });
  if (read !== null && !read.ok) return read;
  const name = packageJson?.name ?? read?.value.name ?? (folder === ROOT ? '(root)' : folder);
  const manifest = read?.value ?? manifestOf(name);
  return ok({
    ref: { name, path: folder, run: measureCommand(manager, folder, packageJson) },
    manifest,
    hasManifest: read !== null,
    layers: compileLayers(manifest),
  });
}

/** A manifest is a file of its package; a link would let a change elsewhere change what was promised here. */
function irregularManifest(folder: RepoPath): Result<never> {
  return failed({
    code: 'invalid-manifest',
    message: `${manifestOfFolder(folder)} is no regular file, and a symbolic link is not followed`,
    hint: 'Put the manifest itself there',
    file: manifestOfFolder(folder),
  });
}

function irregularPackage(file: RepoPath): Result<never> {
  return failed({
    code: 'invalid-workspace',
    message: `${file} is no regular file, and a symbolic link is not followed`,
    hint: 'Put the package.json itself there',
    file,
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

function nearestOf<T>(path: RepoPath, byFolder: ReadonlyMap<RepoPath, T>): T {
  let folder = parentOf(path);
  for (;;) {
    const found = byFolder.get(folder);
    if (found !== undefined) return found;
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
