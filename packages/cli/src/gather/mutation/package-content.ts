import { createHash } from 'node:crypto';
import path from 'node:path';
import { isWithin, parentOf, pathBelow, type RepoPath } from '@tidemark/kernel';
import type { PackageContent } from '@tidemark/mutation';
import type { World } from '../../world/world.ts';
import { isRecord, parseJson } from '../package-json.ts';
import type { Owner } from '../packages.ts';
import type { Workspace } from '../workspace.ts';

/** Counts up when what a verdict means changes, so that no older one is taken for it. */
const MEANING = 1;
/** What a test file is named; anything else that tests use is content as code is. */
const TEST_FILE = /\.(?:test|spec)\.[cm]?[jt]sx?$/;
/** What runs of tests leave in a package, whether git ignores it or not. */
const RESULTS = /^(?:coverage|reports)\//;
const ROOT_FILES =
  /^(?:package\.json|package-lock\.json|pnpm-lock\.yaml|pnpm-workspace\.yaml|yarn\.lock|\.npmrc|tsconfig[^/]*\.json|(?:vite|vitest)\.[^/]+)$/;
const DEPENDENCIES = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];

/**
 * The content that verdicts about a package depend on, by hashes: its files, those of the packages of the workspace that
 * it depends on, what the root says about installing and compiling, and Node's major version. Tests stand apart, file by
 * file; one that another file speaks of is content.
 */
export function contentOf(world: World, root: string, workspace: Workspace, owner: Owner): PackageContent {
  const folders = new Set(withDependencies(world, root, workspace, owner).map(({ ref }) => ref.path));
  const packages = new Set(workspace.owners.map(({ ref }) => ref.path));
  const texts = new Map<RepoPath, Uint8Array>();
  for (const file of workspace.present) {
    const folder = ownerFolder(file, packages);
    const isResult = RESULTS.test(pathBelow(folder, file));
    const isContent = (folders.has(folder) && !isResult) || ROOT_FILES.test(file);
    const bytes = isContent ? world.files.read(path.join(root, file)) : null;
    if (bytes !== null) texts.set(file, bytes);
  }
  const isOwn = (file: RepoPath) => isWithin(owner.ref.path, file) && TEST_FILE.test(file);
  const tests = [...texts.keys()].filter((file) => isOwn(file) && !isMentioned(file, texts));
  const hash = createHash('sha256').update(`${MEANING} ${world.nodeVersion.split('.')[0]}`);
  for (const [file, bytes] of [...texts].filter(([name]) => !tests.includes(name)))
    hash.update(`\0${file}\0${digest(bytes)}`);
  return {
    contentKey: hash.digest('hex'),
    testFiles: Object.fromEntries(
      tests.map((file) => [pathBelow(owner.ref.path, file), digest(texts.get(file) ?? new Uint8Array())]),
    ),
  };
}

/** The package and all of the workspace that it needs, however far. */
function withDependencies(world: World, root: string, { owners }: Workspace, owner: Owner): Owner[] {
  const found = new Set([owner]);
  for (const next of found) {
    const needed = dependenciesOf(world, path.join(root, next.ref.path, 'package.json'));
    for (const other of owners) if (needed.has(other.ref.name)) found.add(other);
  }
  return [...found];
}

function dependenciesOf({ files }: World, packageJson: string): Set<string> {
  const bytes = files.read(packageJson);
  const described = bytes === null ? null : parseJson(Buffer.from(bytes).toString('utf8'));
  if (!isRecord(described)) return new Set();
  const lists = DEPENDENCIES.map((name) => described[name]);
  return new Set(lists.flatMap((list) => (isRecord(list) ? Object.keys(list) : [])));
}

/** The folder of the nearest package above a file. */
function ownerFolder(file: RepoPath, folders: ReadonlySet<RepoPath>): RepoPath {
  let folder = parentOf(file);
  while (folder !== '' && !folders.has(folder)) folder = parentOf(folder);
  return folder;
}

/** Is a test file imported by another file, as far as its text tells? */
function isMentioned(file: RepoPath, texts: ReadonlyMap<RepoPath, Uint8Array>): boolean {
  const base = file.slice(file.lastIndexOf('/') + 1).replace(/\.[cm]?[jt]sx?$/, '');
  const name = Buffer.from(`/${base}`);
  return [...texts].some(
    ([other, bytes]) =>
      other !== file && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(name),
  );
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
