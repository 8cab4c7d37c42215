import path from 'node:path';
import { resolveBase, type ResolvedBase } from '@tidemark/changes';
import type { Result } from '@tidemark/kernel';
import type { World } from '../world/world.ts';
import { CONFIG_FILE } from './config-file.ts';

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
  if (!usual.ok || NAMED.includes(usual.value.base.foundBy) || !hasConfig(world, cwd)) return usual;
  const revision = usual.value.base.mergeBase;
  // What reads a config is much code, and there mostly is none.
  const [{ configIn }, { treeOf }] = await Promise.all([
    import('./workspace-config.ts'),
    import('./tree.ts'),
  ]);
  const config = await configIn(treeOf(world, cwd, { kind: 'revision', revision }));
  // An invalid one is told where it is judged by.
  if (!config.ok || config.value.base === null) return usual;
  return resolveBase(world.run, { ...question, config: config.value.base });
}

/** Is there a config where the repository begins? Most have none, and git need not be asked. */
function hasConfig({ files }: World, cwd: string): boolean {
  for (let folder = cwd; ; folder = path.dirname(folder)) {
    if (files.kindOf(path.join(folder, CONFIG_FILE)) !== null) return true;
    if (files.kindOf(path.join(folder, '.git')) !== null || path.dirname(folder) === folder) return false;
  }
}
