import path from 'node:path';
import { ok, parentOf, type RepoPath, type Result, ROOT } from '@tidemark/kernel';
import type { WorkspaceView } from '@tidemark/scaffold';
import { VERSION } from '../version.ts';
import type { World } from '../world/world.ts';
import { baseName } from './base-name.ts';
import { presentFiles } from './known-files.ts';
import { treeOf } from './tree.ts';
import { packageManagerOf } from './workspace.ts';
import { workspaceGlobsOf } from './workspace-globs.ts';

/** What generators see of a workspace: its packages are those that its globs name and git knows or would add. */
export async function workspaceView(world: World, root: string): Promise<Result<WorkspaceView>> {
  const { files } = world;
  const [present, globs] = await Promise.all([
    presentFiles(world, root),
    workspaceGlobsOf(treeOf(world, root, { kind: 'worktree' })),
  ]);
  if (!present.ok) return present;
  if (!globs.ok) return globs;
  const at = (below: RepoPath) => path.join(root, below);
  const read = (file: RepoPath) => (files.kindOf(at(file)) === 'file' ? textOf(files.read(at(file))) : null);
  const members = present.value.filter((file) => {
    const folder = parentOf(file);
    return baseName(file) === 'package.json' && (folder === ROOT || globs.value.isMember(folder));
  });
  return ok({
    packages: members.flatMap((file) => {
      const text = read(file);
      return text === null ? [] : { path: parentOf(file), text };
    }),
    workspaceRange: knowsWorkspaceRange(world, root) ? 'workspace:*' : '*',
    tidemarkVersion: VERSION,
    isMember: globs.value.isMember,
    read,
    exists: (file) => files.kindOf(at(file)) !== null,
    list: (folder) => files.list(at(folder)),
  });
}

/** The first lock files of yarn say which version they are of; their yarn knows as little of such ranges as npm does. */
function knowsWorkspaceRange(world: World, root: string): boolean {
  const manager = packageManagerOf(world, root);
  const lock = manager === 'yarn' ? textOf(world.files.read(path.join(root, 'yarn.lock'))) : null;
  return manager === 'pnpm' || (lock !== null && !lock.includes('# yarn lockfile v1'));
}

function textOf(bytes: Uint8Array | null): string | null {
  return bytes === null ? null : Buffer.from(bytes).toString('utf8');
}
