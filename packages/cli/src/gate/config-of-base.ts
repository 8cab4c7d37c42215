import type { ResolvedBase } from '@tidemark/changes';
import { ok, type Result } from '@tidemark/kernel';
import { resolveConfig, type WorkspaceConfig } from '@tidemark/manifest';
import { treeOf } from '../gather/tree.ts';
import { configIn } from '../gather/workspace-config.ts';
import type { World } from '../world/world.ts';

/** The config as the base has it: no branch loosens the gate that it has to pass. */
export async function configOfBase(
  world: World,
  root: string,
  base: Result<ResolvedBase>,
): Promise<Result<WorkspaceConfig>> {
  if (!base.ok) return ok(resolveConfig({}));
  return configIn(treeOf(world, root, { kind: 'revision', revision: base.value.base.mergeBase }));
}
