import path from 'node:path';
import { mayHoldFlags, type Repository } from '@tidemark/changes';
import {
  collect,
  failed,
  gitRepoPath,
  ok,
  parentOf,
  type Problem,
  type RepoPath,
  type Result,
  ROOT,
} from '@tidemark/kernel';
import type { World } from '../world/world.ts';
import { gitFailed } from './git-failed.ts';
import { blobIds } from './blob-ids.ts';
import { isCode } from './source-file.ts';

/** A file that git was told not to look at: `assume-unchanged` is `h`, `skip-worktree` is `S`, both are `s`. */
interface Flagged {
  readonly path: RepoPath;
  readonly tag: string;
}

const SHA1_DIGITS = 40;

/**
 * Looks for edits that git was told not to see: a source flagged in the index whose text on disk is another is
 * `bad-diff`, with the command that makes git look again. One that is not on disk (a sparse checkout) is as it should be.
 * Format: git-ls-files(1), `-v`.
 */
export async function refuseHiddenEdits(world: World, repository: Repository): Promise<Result<null>> {
  if (hasNoFlags(world, repository)) return ok(null);
  const { root } = repository;
  const { code, stdout, stderr } = await world.run('git', ['ls-files', '-v', '-z'], { cwd: root });
  if (code !== 0) return gitFailed('ls-files -v', stderr);
  const flagged = presentOnes(world, root, flaggedSources(Buffer.from(stdout).toString('utf8')));
  if (flagged.length === 0) return ok(null);
  const paths = flagged.map((file) => file.path);
  const places = { paths, folders: [ROOT] };
  const sides = [{ kind: 'worktree' }, { kind: 'staged' }] as const;
  const ids = collect(await Promise.all(sides.map((side) => blobIds(world, root, side, places))));
  if (!ids.ok) return ids;
  const [onDisk, inIndex] = ids.value;
  const hidden = flagged.filter((file) => onDisk?.get(file.path) !== inIndex?.get(file.path));
  return hidden.length === 0 ? ok(null) : failed(...hidden.map(hiddenEdit));
}

/** Most indexes flag nothing, which their bytes tell sooner than a list of every file. A linked worktree has its own elsewhere. */
function hasNoFlags({ files }: World, { root, head }: Repository): boolean {
  // An index does not say how long its ids are; the one of HEAD does.
  if (head?.length !== SHA1_DIGITS) return false;
  if (files.kindOf(path.join(root, '.git')) !== 'folder') return false;
  const index = files.read(path.join(root, '.git/index'));
  return index !== null && !mayHoldFlags(index);
}

function flaggedSources(listing: string): Flagged[] {
  const found = listing.matchAll(/(?<=^|\0)([a-zS]) ([^\0]*)/g);
  return [...found].flatMap(([, tag = '', name = '']) => {
    const at = gitRepoPath(name);
    return at !== null && isCode(at) ? [{ path: at, tag }] : [];
  });
}

/** A sparse checkout leaves out whole folders, so these are looked for first. */
function presentOnes({ files }: World, root: string, flagged: readonly Flagged[]): Flagged[] {
  const folders = Map.groupBy(flagged, (file) => parentOf(file.path));
  return [...folders].flatMap(([folder, own]) =>
    files.kindOf(path.join(root, folder)) === 'folder'
      ? own.filter((file) => files.kindOf(path.join(root, file.path)) === 'file')
      : [],
  );
}

function hiddenEdit({ path: file, tag }: Flagged): Problem {
  const flags = [...(tag === 'S' ? [] : ['assume-unchanged']), ...(tag === 'h' ? [] : ['skip-worktree'])];
  const commands = flags.map((flag) => `git update-index --no-${flag} -- ${file}`);
  return {
    code: 'bad-diff',
    message: `${file} was edited, and git was told not to look (${flags.join(' and ')})`,
    hint: `Make it look again: ${commands.join(' && ')}`,
    file,
  };
}
