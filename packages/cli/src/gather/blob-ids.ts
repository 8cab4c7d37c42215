import { createHash } from 'node:crypto';
import path from 'node:path';
import { gitRepoPath, ok, type RepoPath, type Result } from '@tidemark/kernel';
import type { World } from '../world/world.ts';
import { gitFailed } from './git-failed.ts';
import type { Side } from './tree.ts';

/**
 * Git blob ids of files as they are judged: of a commit, of the index, or of the working tree. There only what
 * differs from the index, or is not in it, is hashed, with git's own filters. A file that is gone has null.
 * `folders` hold all the paths; git is asked for those alone.
 */
export async function blobIds(
  world: World,
  root: string,
  side: Side,
  { paths, folders }: { readonly paths: readonly RepoPath[]; readonly folders: readonly RepoPath[] },
): Promise<Result<Map<RepoPath, string | null>>> {
  const wanted = [...new Set(paths)];
  if (wanted.length === 0) return ok(new Map());
  const listing = listedIds(world, root, side, wanted, folders);
  if (side.kind !== 'worktree') {
    const listed = await listing;
    return listed.ok ? ok(listed.value.ids) : listed;
  }
  const [listed, modified] = await Promise.all([
    listing,
    git(world, root, ['diff-files', '-z', '--name-only', '--no-ext-diff'], folders),
  ]);
  if (!listed.ok) return listed;
  if (!modified.ok) return modified;
  const changed = new Set(modified.value.split('\0'));
  const { ids, unseen } = listed.value;
  const unsure = wanted.filter((at) => changed.has(at) || unseen.has(at) || ids.get(at) === null);
  return withHashes(world, root, ids, unsure);
}

interface Listed {
  readonly ids: Map<RepoPath, string | null>;
  /** Files that git was told not to look at in the working tree. */
  readonly unseen: ReadonlySet<RepoPath>;
}

async function listedIds(
  world: World,
  root: string,
  side: Side,
  paths: readonly RepoPath[],
  folders: readonly RepoPath[],
): Promise<Result<Listed>> {
  const args =
    side.kind === 'revision'
      ? ['ls-tree', '-r', '-z', '--full-tree', side.revision]
      : ['ls-files', '-v', '-s', '-z'];
  const listing = await git(world, root, args, folders);
  if (!listing.ok) return listing;
  const ids = new Map<RepoPath, string | null>(paths.map((at) => [at, null]));
  const unseen = new Set<RepoPath>();
  for (const entry of listing.value.split('\0')) {
    const tab = entry.indexOf('\t');
    const id = /[0-9a-f]{40,64}/.exec(entry.slice(0, tab))?.[0];
    const at = gitRepoPath(entry.slice(tab + 1));
    if (id === undefined || at === null || !ids.has(at)) continue;
    ids.set(at, id);
    if (/^[a-zS] /.test(entry)) unseen.add(at);
  }
  return ok({ ids, unseen });
}

async function withHashes(
  world: World,
  root: string,
  ids: Map<RepoPath, string | null>,
  unsure: readonly RepoPath[],
): Promise<Result<Map<RepoPath, string | null>>> {
  const present = unsure.filter((at) => world.files.kindOf(path.join(root, at)) === 'file');
  for (const at of unsure) ids.set(at, null);
  const plainNames = present.filter((at) => !at.includes('\n'));
  if (plainNames.length > 0) {
    const stdin = plainNames.map((at) => `${at}\n`).join('');
    const hashed = await world.run('git', ['hash-object', '--stdin-paths'], { cwd: root, stdin });
    if (hashed.code !== 0) return gitFailed('hash-object', hashed.stderr);
    const lines = Buffer.from(hashed.stdout).toString('latin1').trim().split('\n');
    plainNames.forEach((at, index) => ids.set(at, lines[index] ?? null));
  }
  for (const at of present)
    if (at.includes('\n')) ids.set(at, rawBlobId(world.files.read(path.join(root, at))));
  return ok(ids);
}

/** hash-object reads one path a line, so a path with a line break is hashed here. Format: gitformat-pack(5), loose object header. */
function rawBlobId(bytes: Uint8Array | null): string | null {
  if (bytes === null) return null;
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

/** With more folders than this the listing of everything is cheaper than matching every path against them. */
const MOST_PATHSPECS = 200;

async function git(
  world: World,
  root: string,
  args: readonly string[],
  folders: readonly RepoPath[],
): Promise<Result<string>> {
  const narrow = folders.length <= MOST_PATHSPECS && folders.every((folder) => folder !== '');
  const words = ['--literal-pathspecs', ...args, ...(narrow ? ['--', ...folders] : [])];
  const { code, stdout, stderr } = await world.run('git', words, { cwd: root });
  return code === 0 ? ok(Buffer.from(stdout).toString('utf8')) : gitFailed(args[0] ?? '', stderr);
}
