import {
  findRepository,
  worktreePaths,
  type ChangeSet,
  type ChangeSource,
  type Repository,
} from '@tidemark/changes';
import { ok, type RepoPath, type Result } from '@tidemark/kernel';
import type { FlagValues } from '../flags/parse-flags.ts';
import { changesOf } from '../gather/changes-of.ts';
import { configuredFilters } from '../gather/configured-filters.ts';
import type { World } from '../world/world.ts';
import { changeSource } from './change-source.ts';
import { NEW_SIDES } from './new-sides.ts';

/** What git says of a change. Promises are of processes that are still at work. */
export interface GitAnswers {
  readonly repository: Repository;
  readonly source: ChangeSource;
  /** The world in which git reads what is judged. */
  readonly judged: World;
  readonly changes: Promise<Result<ChangeSet>>;
  /** Tracked paths of the working tree that changed, before the changes are known. Never settles where git names none. */
  readonly tracked: Promise<readonly RepoPath[]>;
  /** Clean filters of the configuration, where the working tree is judged. */
  readonly filters: Promise<readonly string[]>;
}

/** The answers, or why git cannot be asked, where the command stands, and the root of the repository once one is known. */
export interface AskedGit {
  readonly cwd: string;
  readonly root: string | null;
  readonly answers: Result<GitAnswers>;
}

/** Starts what git has to be asked to know a change, the longest first, and waits only for what another question needs. */
export async function askGit(flags: FlagValues, world: World, cwd: string): Promise<AskedGit> {
  const isOnDisk = !flags.has('head') && !flags.has('staged');
  const isWorktree = NEW_SIDES.every((name) => !flags.has(name));
  const listing = isWorktree ? worktreePaths(world.run, cwd) : undefined;
  const finding = findRepository(world.run, cwd);
  const naming = changeSource(flags, world, cwd);
  const filters = isOnDisk ? configuredFilters(world, cwd) : Promise.resolve([]);
  // Where something else goes wrong first nobody waits for these any more; whoever does is told all the same.
  for (const answer of [listing, filters]) answer?.catch(untold);
  const [repository, source] = await Promise.all([finding, naming]);
  if (!repository.ok) return { cwd, root: null, answers: repository };
  const { root } = repository.value;
  if (!source.ok) return { cwd, root, answers: source };
  const judged = source.value.kind === 'staged' ? await indexWorld(world, root) : ok(world);
  if (!judged.ok) return { cwd, root, answers: judged };
  const { promise: tracked, resolve: onTracked } = Promise.withResolvers<readonly RepoPath[]>();
  const place = { repository: repository.value, cwd, listing, onTracked };
  const changes = changesOf(source.value, judged.value, place);
  changes.catch(untold);
  return {
    cwd,
    root,
    answers: ok({
      repository: repository.value,
      source: source.value,
      judged: judged.value,
      changes,
      tracked,
      filters,
    }),
  };
}

/** Whoever waits for an answer is told; until somebody does, nobody is. */
function untold(): void {}

async function indexWorld(world: World, root: string): Promise<Result<World>> {
  const { worldOfIndex } = await import('../gather/hook-index.ts');
  return worldOfIndex(world, root);
}
