import { resolveBase, type ResolvedBase } from '@tidemark/changes';
import type { Result } from '@tidemark/kernel';
import type { World } from '../world/world.ts';
import { CONFIG_FILE } from './config-file.ts';
import { readObjects } from './tree.ts';

/** Where a change is judged, and what is asked for: `--base`, or null, and the revision that holds the change. */
export interface BaseWish {
  readonly cwd: string;
  readonly flag: string | null;
  readonly head: string;
}

/** Named by somebody for this run or this worktree. */
const NAMED = ['flag', 'environment', 'recorded'];

/**
 * Finds the base of a change: by flag, environment or record, else where the config says, else where branches usually
 * start. The config is the one at that usual place, for a change that could name its own base would be judged by nobody.
 */
export async function findBase(world: World, { cwd, flag, head }: BaseWish): Promise<Result<ResolvedBase>> {
  const question = { cwd, flag, head, environment: world.env['TIDEMARK_BASE'] ?? null };
  const usual = await resolveBase(world.run, { ...question, config: null });
  if (!usual.ok || NAMED.includes(usual.value.base.foundBy)) return usual;
  // Only that commit knows: a config on disk may be gone, or not be there yet.
  const revision = usual.value.base.mergeBase;
  const texts = await readObjects(world, cwd, [`${revision}:${CONFIG_FILE}`]);
  const text = texts.ok ? (texts.value[0] ?? null) : null;
  if (text === null) return usual;
  // What reads a config is much code, and there mostly is none.
  const { configOf } = await import('./workspace-config.ts');
  const config = await configOf(Buffer.from(text).toString('utf8'));
  // An invalid one is told where it is judged by.
  if (!config.ok || config.value.base === null) return usual;
  return resolveBase(world.run, { ...question, config: config.value.base });
}
