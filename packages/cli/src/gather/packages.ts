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
  const folders = [...new Set([ROOT, ...paths.flatMap(foldersAbove)])];
  const contents = await readFolders(tree, folders);
  if (!contents.ok) return contents;
  const described = collect(folders.map((folder) => describe(tree, folder, contents.value)));
  if (!described.ok) return described;
  const nameless = described.value.filter(
    ({ folder, packageJson, manifest }) =>
      folder !== ROOT && packageJson !== null && packageJson.name === null && manifest === null,
  );
  const members = nameless.length === 0 ? ok(() => false) : await memberTest(tree);
  if (!members.ok) return members;
  const owners = collect(
    await Promise.all(
      described.value
        .filter(
          ({ folder, packageJson, manifest }) =>
            folder === ROOT ||
            manifest !== null ||
            (packageJson !== null && (packageJson.name !== null || members.value(folder))),
        )
        .map((description) => ownerOf(description, manager)),
    ),
  );
  if (!owners.ok) return owners;
  const byFolder = new Map(owners.value.map((owner) => [owner.ref.path, owner]));
  return ok((path) => nearestOwner(path, byFolder));
}

/** Reads the packages of these folders, whatever lies in them. */
export async function packagesAt(
  tree: Tree,
  folders: readonly RepoPath[],
  manager: PackageManager,
): Promise<Result<Owner[]>> {
  const contents = await readFolders(tree, folders);
  if (!contents.ok) return contents;
  const owners = folders.map(async (folder) => {
    const described = describe(tree, folder, contents.value);
    return described.ok ? ownerOf(described.value, manager) : described;
  });
  return collect(await Promise.all(owners));
}

/** What a folder says of itself; null where it says nothing. */
interface Description {
  readonly folder: RepoPath;
  readonly packageJson: PackageJson | null;
  readonly manifest: Uint8Array | null;
}

function readFolders(tree: Tree, folders: readonly RepoPath[]) {
  return tree.read(folders.flatMap((folder) => [below(folder, 'package.json'), manifestOfFolder(folder)]));
}

function describe(
  tree: Tree,
  folder: RepoPath,
  contents: ReadonlyMap<RepoPath, Uint8Array | null>,
): Result<Description> {
  const at = below(folder, 'package.json');
  if (tree.isIrregular(manifestOfFolder(folder))) return irregularManifest(folder);
  if (tree.isIrregular(at)) return irregularPackage(at);
  const bytes = contents.get(at) ?? null;
  const packageJson = bytes === null ? ok(null) : readPackageJson(bytes, at);
  if (!packageJson.ok) return packageJson;
  const manifest = contents.get(manifestOfFolder(folder)) ?? null;
  return ok({ folder, packageJson: packageJson.value, manifest });
}

async function memberTest(tree: Tree): Promise<Result<(folder: RepoPath) => boolean>> {
  const globs = await workspaceGlobsOf(tree);
  return globs.ok ? ok(globs.value.isMember) : globs;
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
