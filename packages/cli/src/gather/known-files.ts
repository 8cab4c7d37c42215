import path from 'node:path';
import { collect, gitRepoPath, ok, type RepoPath, type Result } from '@tidemark/kernel';
import type { World } from '../world/world.ts';
import { gitFailed } from './git-failed.ts';
import type { KnownFiles } from './load-report.ts';
import type { Side } from './tree.ts';

/** Every file git would add, then every one it tracks, in its order: two questions, answered side by side. */
export async function presentFiles(world: World, root: string): Promise<Result<RepoPath[]>> {
  const parts = collect(await Promise.all([untrackedFiles(world, root), trackedFiles(world, root)]));
  return parts.ok ? ok(parts.value.flat()) : parts;
}

/** Every file in git's index, which is read without a look into any folder. */
export function trackedFiles(world: World, root: string): Promise<Result<RepoPath[]>> {
  return listed(world, root, ['ls-files', '-z', '--cached', '--full-name']);
}

/** Every file git would add. It looks into every folder for them, which takes several times as long. */
export function untrackedFiles(world: World, root: string): Promise<Result<RepoPath[]>> {
  return listed(world, root, ['ls-files', '-z', '--others', '--exclude-standard', '--full-name']);
}

/** Every file of the side that is judged. */
export function filesOf(world: World, root: string, side: Side): Promise<Result<RepoPath[]>> {
  if (side.kind === 'worktree') return presentFiles(world, root);
  if (side.kind === 'staged') return trackedFiles(world, root);
  return listed(world, root, ['ls-tree', '-r', '-z', '--name-only', '--full-tree', side.revision]);
}

async function listed({ run }: World, root: string, args: readonly string[]): Promise<Result<RepoPath[]>> {
  const { code, stdout, stderr } = await run('git', args, { cwd: root });
  if (code !== 0) return gitFailed(args[0] ?? '', stderr);
  const names = Buffer.from(stdout).toString('utf8').split('\0');
  return ok(names.flatMap((name) => (name === '' ? [] : (gitRepoPath(name) ?? []))));
}

/** Files as they lie on disk or are named by the change; the list of all of them is made once, when it is needed. */
export function knownFiles(world: World, root: string, changed: ReadonlySet<RepoPath>): KnownFiles {
  let listing: Promise<Result<ReadonlySet<RepoPath>>> | null = null;
  return {
    exists: (at) => changed.has(at) || world.files.kindOf(path.join(root, at)) === 'file',
    present: () => (listing ??= presentSet(world, root)),
  };
}

/** Files as a list of all that are present names them. */
export function knownAmong(present: readonly RepoPath[]): KnownFiles {
  const known = new Set(present);
  return { exists: (at) => known.has(at), present: async () => ok(known) };
}

async function presentSet(world: World, root: string): Promise<Result<ReadonlySet<RepoPath>>> {
  const present = await presentFiles(world, root);
  return present.ok ? ok(new Set(present.value)) : present;
}
