import path from 'node:path';
import { readChanges, type ChangeSet, type ChangeSource, type Repository } from '@tidemark/changes';
import { isWithin, ok, type RepoPath, type Result } from '@tidemark/kernel';
import type { MutationDocument } from '../../contract/documents.ts';
import { mutationDocument } from '../../contract/mutation-document.ts';
import type { World } from '../../world/world.ts';
import { findBase } from '../find-base.ts';
import { changeScope } from './change-scope.ts';
import { committedScores } from './committed-scores.ts';
import { judgePackages } from './judge-packages.ts';
import { mutationPackages } from './mutation-package.ts';
import type { MutationAsked, MutationPlace } from './mutate-whole.ts';
import { tryPackages } from './try-packages.ts';
import { writeMutationPage } from './write-mutation.ts';

/** Where a change is judged. */
export interface ChangePlace extends MutationPlace {
  readonly repository: Repository;
}

/** Reads what changed since the merge base up to the working tree, and tries the mutants that the change answers for. */
export async function mutateChange(
  world: World,
  place: ChangePlace,
  base: string | null,
  asked: MutationAsked,
): Promise<Result<MutationDocument>> {
  const { root, cwd, repository } = place;
  const resolved = await findBase(world, { cwd, flag: base, head: 'HEAD' });
  if (!resolved.ok) return resolved;
  const kindOf = (at: RepoPath) => world.files.kindOf(path.join(root, at));
  const readFile = async (at: RepoPath) =>
    kindOf(at) === 'file' ? world.files.read(path.join(root, at)) : null;
  const isLink = (at: RepoPath) => kindOf(at) === 'link';
  const source = { kind: 'worktree' as const, base: resolved.value.base };
  const changes = await readChanges(world.run, repository, source, { readFile, isLink });
  return changes.ok ? mutateChanges(world, place, changes.value, asked) : changes;
}

const NOTHING = { written: [], warnings: [] };

/**
 * Tries the mutants that a change answers for: those on its lines, and those that its tests cover. Where it touches
 * nothing to mutate, Stryker is not started. What was not noticed before is known from the scores of the merge base.
 */
export async function mutateChanges(
  world: World,
  { root, workspace }: MutationPlace,
  changes: ChangeSet,
  asked: MutationAsked,
): Promise<Result<MutationDocument>> {
  const touches = (folder: RepoPath) =>
    changes.files.some(
      (file) =>
        isWithin(folder, file.path) || (file.formerPath !== null && isWithin(folder, file.formerPath)),
    );
  const targets = mutationPackages(world, root, workspace, { names: asked.names, touches });
  if (!targets.ok) return targets;
  const planned = targets.value.flatMap((target) => {
    const changed = changeScope(world, changes, target);
    return changed === null ? [] : [{ target, ...changed }];
  });
  if (planned.length === 0) return ok(mutationDocument([], { scope: 'change', changes }, NOTHING));
  const side = baseSide(changes.source);
  const before = side === null ? ok(null) : await committedScores(world, root, side);
  if (!before.ok) return before;
  const tried = await tryPackages(world, root, planned, asked);
  if (!tried.ok) return tried;
  const page = writeMutationPage(world, root, tried.value);
  if (!page.ok) return page;
  const judged = judgePackages(tried.value, before.value, 'change');
  const warnings = tried.value.flatMap((entry) => entry.warnings);
  return ok(mutationDocument(judged, { scope: 'change', changes }, { written: page.value, warnings }));
}

/** What a change was known to leave unnoticed stands in the commit it began from, where the change cannot write it. */
function baseSide(source: ChangeSource) {
  return source.kind === 'patch' ? null : { kind: 'revision' as const, revision: source.base.mergeBase };
}
