import path from 'node:path';
import { byText, collect, failed, ok, parentOf, type RepoPath, type Result, ROOT } from '@tidemark/kernel';
import type { World } from '../world/world.ts';
import { baseName } from './base-name.ts';
import { trackedFiles, untrackedFiles } from './known-files.ts';
import type { PackageManager } from './measure-command.ts';
import { MANIFEST_FILE, packagesAt, type Owner } from './packages.ts';
import { treeOf, type Tree } from './tree.ts';
import { workspaceGlobsOf, type WorkspaceGlobs } from './workspace-globs.ts';

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

/** Reads which files and packages there are. What git tracks is read while it still looks for the rest. */
export async function readWorkspace(world: World, root: string): Promise<Result<Workspace>> {
  const tree = treeOf(world, root, { kind: 'worktree' });
  const manager = packageManagerOf(world, root);
  const [tracked, untracked] = await Promise.all([
    trackedPackages(world, root, { tree, manager }),
    untrackedFiles(world, root),
  ]);
  if (!tracked.ok) return tracked;
  if (!untracked.ok) return untracked;
  const { files, folders, globs } = tracked.value;
  const others = memberFolders(untracked.value, globs).filter((folder) => !folders.has(folder));
  const added = await packagesAt(tree, [...new Set(others)], manager);
  const owners = collect([added, tracked.value.owners]);
  if (!owners.ok) return owners;
  const sorted = withRootApart(
    owners.value.flat().toSorted((left, right) => byText(left.ref.path, right.ref.path)),
  );
  return namedTwice(sorted) ?? ok({ present: [...untracked.value, ...files], owners: sorted });
}

interface TrackedPackages {
  readonly files: readonly RepoPath[];
  readonly globs: WorkspaceGlobs;
  readonly folders: ReadonlySet<RepoPath>;
  readonly owners: Result<Owner[]>;
}

/** What git tracks, and the packages in it. The globs of the workspace are read while git lists the files. */
async function trackedPackages(
  world: World,
  root: string,
  { tree, manager }: { readonly tree: Tree; readonly manager: PackageManager },
): Promise<Result<TrackedPackages>> {
  const [files, globs] = await Promise.all([trackedFiles(world, root), workspaceGlobsOf(tree)]);
  if (!files.ok) return files;
  if (!globs.ok) return globs;
  const folders = new Set([ROOT, ...memberFolders(files.value, globs.value)]);
  const owners = await packagesAt(tree, [...folders], manager);
  return ok({ files: files.value, globs: globs.value, folders, owners });
}

/** The folders with a package.json that the globs name, and those with a manifest that no glob leaves out. */
function memberFolders(files: readonly RepoPath[], { isMember, isLeftOut }: WorkspaceGlobs): RepoPath[] {
  return files.flatMap((file) => {
    const folder = parentOf(file);
    if (baseName(file) === 'package.json') return isMember(folder) ? folder : [];
    return baseName(file) === MANIFEST_FILE && !isLeftOut(folder) ? folder : [];
  });
}

/** The root of a workspace often bears the name of what it publishes, and is told apart as a root without a name is. */
function withRootApart(owners: readonly Owner[]): Owner[] {
  return owners.map((owner) =>
    owner.ref.path === ROOT && owners.some(({ ref }) => ref.path !== ROOT && ref.name === owner.ref.name)
      ? { ...owner, ref: { ...owner.ref, name: '(root)' } }
      : owner,
  );
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
      file: second.ref.path,
    };
  });
  return problems.length === 0 ? null : failed(...problems);
}
