import { failed, ok, type Result } from '@tidemark/kernel';
import { isRepositoryName, repositoryName } from '@tidemark/ledger/look';
import type { WorkspaceConfig } from '@tidemark/manifest';
import { findTarget, readTrainPlace, type Target, type TrainPlace } from '@tidemark/train';
import type { FlagValues } from '../flags/parse-flags.ts';
import { givenBeside } from '../gate/given-to.ts';
import { treeOf } from '../gather/tree.ts';
import { configIn } from '../gather/workspace-config.ts';
import type { World } from '../world/world.ts';

/** What is landed on, and by which train. What may change from one main to the next is read again for each. */
export interface LandSettings {
  readonly target: Target;
  readonly repository: string;
  readonly store: TrainPlace;
  readonly ttlMs: number;
  readonly waitMs: number;
}

const TTL_MS = 60_000;

/**
 * Finds what is landed on as the config of main says, which is the branch that the remote starts with, or the one that was
 * named: no branch says by itself where it lands. Every setting that is off is a problem.
 */
export async function landSettings(
  world: World,
  flags: FlagValues,
  root: string,
): Promise<Result<LandSettings>> {
  const clone = { run: world.run, root };
  const named = flags.text('target');
  const usual = await findTarget(clone, { remote: null, branch: named });
  if (!usual.ok) return usual;
  const config = await configAt(world, root, usual.value.tip);
  if (!config.ok) return config;
  const { land, gate } = config.value;
  const wish = { remote: land.remote ?? null, branch: named ?? land.target ?? null };
  const target = await findTarget(clone, wish);
  const store = readTrainPlace(
    flags.text('store') ?? (world.env['TIDEMARK_TRAIN_STORE'] || land.store || 'sqlite'),
  );
  const repository = givenBeside(flags, world, gate)('REPOSITORY') || (await repositoryName(clone));
  const called = isRepositoryName(repository) ? ok(repository) : failed(NO_NAME);
  if (!target.ok || !store.ok || !called.ok)
    return failed(...[target, store, called].flatMap((part) => (part.ok ? [] : part.problems)));
  return ok({
    target: target.value,
    repository,
    store: store.value,
    ttlMs: land.ttlMs ?? TTL_MS,
    waitMs: flags.count('wait') ?? 0,
  });
}

/** The config of a commit. */
export function configAt(world: World, root: string, commit: string): Promise<Result<WorkspaceConfig>> {
  return configIn(treeOf(world, root, { kind: 'revision', revision: commit }));
}

const NO_NAME = {
  code: 'usage',
  message: 'the name of a repository has no spaces',
  hint: 'Give another --repository',
} as const;
