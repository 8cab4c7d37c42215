import type { ChangeSet } from '@tidemark/changes';
import { ok, type Result } from '@tidemark/kernel';
import { linesOfConfig } from '@tidemark/manifest';
import type { PolicyShift } from '@tidemark/verdict';
import type { World } from '../world/world.ts';
import type { Tree } from './tree.ts';
import { changesConfig, CONFIG_FILE, configBefore, configIn } from './workspace-config.ts';

/** How changes are judged before this one and after it; null where it leaves the config alone. */
export async function gatherPolicyShift(
  world: World,
  root: string,
  changes: ChangeSet,
  now: Tree,
): Promise<Result<PolicyShift | null>> {
  if (!changesConfig(changes)) return ok(null);
  const before = await configBefore(world, root, changes);
  if (!before.ok) return before;
  const after = await configIn(now);
  if (!after.ok) return after;
  const contents = await now.read([CONFIG_FILE]);
  if (!contents.ok) return contents;
  const bytes = contents.value.get(CONFIG_FILE) ?? null;
  const lineOf = bytes === null ? null : await linesOfConfig(Buffer.from(bytes).toString('utf8'));
  return ok({
    file: CONFIG_FILE,
    lineOf: (path) => lineOf?.(path) ?? null,
    before: before.value,
    after: after.value,
    reason: after.value.because,
  });
}
