import path from 'node:path';
import {
  readChanges,
  readPatchFile,
  type ChangeSet,
  type ChangeSource,
  type Repository,
  type WorktreePaths,
} from '@tidemark/changes';
import { failed, type RepoPath, type Result } from '@tidemark/kernel';
import type { World } from '../world/world.ts';
import { isCode } from './source-file.ts';

/** Where the changes are read: the repository, the folder that paths of the command line are taken from, and what git was asked. */
export interface ChangesPlace {
  readonly repository: Repository;
  readonly cwd: string;
  readonly listing: Promise<Result<WorktreePaths>> | undefined;
  readonly onTracked: (paths: readonly RepoPath[]) => void;
}

/** Reads the change set of a source: from git, or from a patch below the folder of the user. A patch that cannot be read is `bad-diff`. */
export async function changesOf(
  source: ChangeSource,
  world: World,
  { repository, cwd, listing, onTracked }: ChangesPlace,
): Promise<Result<ChangeSet>> {
  const kindOf = (at: RepoPath) => world.files.kindOf(path.join(repository.root, at));
  const readFile = async (at: RepoPath) =>
    kindOf(at) === 'file' ? world.files.read(path.join(repository.root, at)) : null;
  const isLink = (at: RepoPath) => kindOf(at) === 'link';
  if (source.kind !== 'patch')
    return readChanges(world.run, repository, source, { readFile, isLink, onTracked, listing });
  const patch = path.resolve(cwd, source.patch);
  const bytes = world.files.readStream(patch);
  if (bytes === null) {
    return failed({
      code: 'bad-diff',
      message: `${source.patch} cannot be read`,
      hint: 'Name a unified diff, such as git diff writes',
    });
  }
  return readPatchFile(world.run, repository, { bytes, patch, readFile, isSource: isCode });
}
