import path from 'node:path';
import { collect, failed, ok, type Result } from '@tidemark/kernel';
import { mergeParts, shardFiles, type Shard } from '@tidemark/mutation';
import type { MutationDocument, WarningPart } from '../../contract/documents.ts';
import { mutationDocument } from '../../contract/mutation-document.ts';
import type { World } from '../../world/world.ts';
import type { Workspace } from '../workspace.ts';
import { committedScores, SCORES } from './committed-scores.ts';
import { judgePackages } from './judge-packages.ts';
import { mutationPackages, type MutationPackage } from './mutation-package.ts';
import { partsBelow, writePart } from './part-files.ts';
import { tryPackages, type TriedPackage } from './try-packages.ts';
import { writeMutationPage, writeScores } from './write-mutation.ts';

/** Where mutants are tried; folders are absolute. */
export interface MutationPlace {
  readonly root: string;
  readonly cwd: string;
  readonly workspace: Workspace;
}

/** Which packages, by name, and whether progress is told. */
export interface MutationAsked {
  readonly names: readonly string[];
  readonly isSilent: boolean;
}

/** All mutants at once, one share of them, or shares put together. */
export type WholeMode =
  | { readonly kind: 'all'; readonly isDrift: boolean }
  | { readonly kind: 'shard'; readonly shard: Shard }
  | { readonly kind: 'merge'; readonly folder: string; readonly isDrift: boolean };

/**
 * Tries or merges whole packages and judges them by their scores. When all of them are held, the scores are written to
 * be committed; a comparison with the committed ones writes none.
 */
export async function mutateWhole(
  world: World,
  place: MutationPlace,
  mode: WholeMode,
  asked: MutationAsked,
): Promise<Result<MutationDocument>> {
  const { root, workspace } = place;
  const wanted = { names: asked.names, touches: () => true };
  const targets = mutationPackages(world, root, workspace, wanted);
  if (!targets.ok) return targets;
  if (mode.kind === 'shard') return mutateShard(world, root, targets.value, { shard: mode.shard, asked });
  const before = await committedScores(world, root, { kind: 'worktree' });
  if (!before.ok) return before;
  if (mode.isDrift && before.value === null) return nothingCommitted();
  const tried =
    mode.kind === 'merge'
      ? await merged(world, root, path.resolve(place.cwd, mode.folder), targets.value)
      : await tryPackages(world, root, targets.value.map(whole), asked);
  if (!tried.ok) return tried;
  const judged = judgePackages(tried.value, before.value, mode.isDrift ? 'drift' : 'score');
  const page = writeMutationPage(world, root, tried.value);
  if (!page.ok) return page;
  const isHeld = judged.every(({ held }) => held !== false);
  const isWritten = isHeld && !mode.isDrift && asked.names.length === 0;
  const scores = isWritten ? writeScores(world, root, judged) : ok([]);
  if (!scores.ok) return scores;
  return ok(
    mutationDocument(
      judged,
      { scope: 'all' },
      { written: [...scores.value, ...page.value], warnings: warningsOf(tried.value) },
    ),
  );
}

async function mutateShard(
  world: World,
  root: string,
  targets: readonly MutationPackage[],
  { shard, asked }: { readonly shard: Shard; readonly asked: MutationAsked },
): Promise<Result<MutationDocument>> {
  const planned = targets.map((target) => {
    const weighed = [...target.sources].map(([at, text]) => ({ path: at, bytes: text.length }));
    return { ...whole(target), files: shardFiles(weighed, shard) };
  });
  const tried = await tryPackages(
    world,
    root,
    planned.filter(({ files }) => files.length > 0),
    asked,
  );
  if (!tried.ok) return tried;
  // A package without a file in this shard has a part too: an empty one, so that the set can be complete.
  const runs = new Map(tried.value.map(({ target, run }) => [target, run]));
  const written = collect(
    targets.map((target) =>
      writePart(world, root, target, { shard, run: runs.get(target) ?? { tests: [], mutants: [] } }),
    ),
  );
  if (!written.ok) return written;
  const judged = judgePackages(tried.value, null, 'none');
  return ok(
    mutationDocument(
      judged,
      { scope: 'shard', shard },
      { written: written.value, warnings: warningsOf(tried.value) },
    ),
  );
}

async function merged(
  world: World,
  root: string,
  folder: string,
  targets: readonly MutationPackage[],
): Promise<Result<TriedPackage[]>> {
  const parts = await partsBelow(world, root, folder);
  return collect(
    targets.map((target) => {
      const { ref } = target.owner;
      const run = mergeParts({ ...target.content, name: ref.name, run: null }, parts);
      if (!run.ok) return run;
      return ok({ target, scope: { kind: 'all' as const }, run: run.value, nKnown: 0, warnings: [] });
    }),
  );
}

function whole(target: MutationPackage) {
  return { target, files: [...target.sources.keys()], scope: { kind: 'all' as const } };
}

function warningsOf(tried: readonly TriedPackage[]): WarningPart[] {
  const empty = tried.filter(({ run }) => run.mutants.length === 0);
  return [
    ...tried.flatMap(({ warnings }) => warnings),
    ...empty.map(({ target }) => ({
      code: 'no-mutants',
      message: `${target.owner.ref.name}: no mutants are possible in its targets, so it has no score`,
    })),
  ];
}

function nothingCommitted(): Result<never> {
  return failed({
    code: 'no-evidence',
    message: `there is no ${SCORES} to compare with`,
    hint: 'Write it once with tidemark mutate, and commit it',
    file: SCORES,
  });
}
