import path from 'node:path';
import {
  byText,
  collect,
  failed,
  joinRepoPath,
  ok,
  parentOf,
  type Problem,
  type RepoPath,
  type Result,
} from '@tidemark/kernel';
import { isBoundedGlob } from '@tidemark/manifest';
import picomatch from 'picomatch';
import type { World } from '../world/world.ts';
import { presentFiles } from './known-files.ts';
import type { PackageManager } from './measure-command.ts';
import { isRecord, readPackageJson } from './package-json.ts';
import { irregularManifest, MANIFEST_FILE, manifestOfFolder, ownerOf, type Owner } from './packages.ts';
import { treeOf } from './tree.ts';

/** Which package manager the repository uses, by its workspace or lock file. */
export function packageManagerOf({ files }: World, root: string): PackageManager {
  const has = (name: string) => files.kindOf(path.join(root, name)) === 'file';
  if (has('pnpm-workspace.yaml') || has('pnpm-lock.yaml')) return 'pnpm';
  return has('yarn.lock') ? 'yarn' : 'npm';
}

/** The files git knows or would add, and the packages of the workspace. */
export interface Workspace {
  readonly present: readonly RepoPath[];
  readonly owners: readonly Owner[];
}

/** Reads which files and packages there are. The globs of the workspace are read while git lists the files. */
export async function readWorkspace(world: World, root: string): Promise<Result<Workspace>> {
  const [present, globs] = await Promise.all([presentFiles(world, root), workspaceGlobs(world, root)]);
  if (!present.ok) return present;
  if (!globs.ok) return globs;
  const owners = await workspacePackages(world, root, present.value, globs.value);
  return owners.ok ? ok({ present: present.value, owners: owners.value }) : owners;
}

/** Every package: the folders with a package.json that the globs name, and the root itself. */
async function workspacePackages(
  world: World,
  root: string,
  present: readonly RepoPath[],
  globs: readonly string[],
): Promise<Result<Owner[]>> {
  const unbounded = globs.find((glob) => !isBoundedGlob(glob));
  if (unbounded !== undefined) return failed(tooWild(unbounded));
  const isMember = memberTest(globs);
  const manager = packageManagerOf(world, root);
  const folders = present.filter((file) => baseName(file) === 'package.json').map(parentOf);
  const members = [
    ...new Set(['' as RepoPath, ...folders.filter((folder) => folder === '' || isMember(folder))]),
  ];
  const read = (folder: RepoPath, name: string) => world.files.read(path.join(root, folder, name));
  const tree = treeOf(world, root, { kind: 'worktree' });
  const owners = await Promise.all(
    members.map((folder) =>
      tree.isIrregular(manifestOfFolder(folder))
        ? irregularManifest(folder)
        : ownerOf(folder, read(folder, 'package.json'), read(folder, MANIFEST_FILE), manager),
    ),
  );
  const collected = collect(owners);
  if (!collected.ok) return collected;
  const sorted = collected.value.toSorted((left, right) => byText(left.ref.path, right.ref.path));
  return namedTwice(sorted) ?? ok(sorted);
}

/** The globs of pnpm-workspace.yaml, else `workspaces` of the root package.json. */
async function workspaceGlobs({ files }: World, root: string): Promise<Result<readonly string[]>> {
  const workspaceFile = files.read(path.join(root, 'pnpm-workspace.yaml'));
  if (workspaceFile !== null) return pnpmGlobs(Buffer.from(workspaceFile).toString('utf8'));
  const packageJson = files.read(path.join(root, 'package.json'));
  if (packageJson === null) return ok([]);
  const read = readPackageJson(packageJson, 'package.json' as RepoPath);
  return read.ok ? ok(read.value.workspaces) : read;
}

async function pnpmGlobs(text: string): Promise<Result<readonly string[]>> {
  const parsed = await parseYaml(text);
  if (parsed === undefined || (parsed !== null && !isRecord(parsed))) {
    return failed({
      code: 'invalid-workspace',
      message: 'pnpm-workspace.yaml is not a YAML mapping',
      hint: 'Mend pnpm-workspace.yaml',
      file: 'pnpm-workspace.yaml',
    });
  }
  const packages = parsed?.['packages'];
  return ok(Array.isArray(packages) ? packages.filter((entry) => typeof entry === 'string') : []);
}

/** The value of a YAML text, or undefined when it is none. The parser is loaded only here: a diff never needs it. */
async function parseYaml(text: string): Promise<unknown> {
  const { parse } = await import('yaml');
  try {
    return parse(text, { maxAliasCount: 0 });
  } catch {
    return undefined;
  }
}

function memberTest(globs: readonly string[]): (folder: RepoPath) => boolean {
  const clean = (glob: string) => glob.replace(/^\.\//, '').replace(/\/+$/, '');
  const wanted = globs.filter((glob) => !glob.startsWith('!')).map(clean);
  const unwanted = globs.filter((glob) => glob.startsWith('!')).map((glob) => clean(glob.slice(1)));
  const isWanted = picomatch(wanted, { dot: true });
  const isUnwanted = picomatch(unwanted, { dot: true });
  return (folder) => wanted.length > 0 && isWanted(folder) && !isUnwanted(folder);
}

function tooWild(glob: string): Problem {
  return {
    code: 'invalid-workspace',
    message: `the glob ${glob} of the workspace has too many wildcards, or a group that repeats`,
    hint: 'Write several globs instead',
  };
}

function namedTwice(owners: readonly Owner[]): Result<never> | null {
  const problems = [...Map.groupBy(owners, (owner) => owner.ref.name)].flatMap(([name, group]) => {
    const [first, second] = group;
    if (first === undefined || second === undefined) return [];
    const places = group.map((owner) => owner.ref.path || '.').join(' and ');
    return {
      code: 'invalid-workspace' as const,
      message: `two packages are named ${name}: ${places}`,
      hint: 'Give each package of the workspace its own name',
      file: joinRepoPath(second.ref.path, 'package.json') ?? '',
    };
  });
  return problems.length === 0 ? null : failed(...problems);
}

function baseName(file: RepoPath): string {
  return file.slice(file.lastIndexOf('/') + 1);
}
