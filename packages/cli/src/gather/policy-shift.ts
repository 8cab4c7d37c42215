import type { ChangeSet } from '@tidemark/changes';
import { ok, type Result } from '@tidemark/kernel';
import { linesOfConfig, type WorkspaceConfig } from '@tidemark/manifest';
import type { PolicyShift } from '@tidemark/verdict';
import type { Tree } from './tree.ts';
import { CONFIG_FILE } from './config-file.ts';
import { changesConfig, configOf, configTextIn } from './workspace-config.ts';

/** How changes are judged before this one and after it; null where it leaves the config alone. */
export async function gatherPolicyShift(
  changes: ChangeSet,
  before: WorkspaceConfig,
  now: Tree,
): Promise<Result<PolicyShift | null>> {
  if (!changesConfig(changes)) return ok(null);
  const text = await configTextIn(now);
  if (!text.ok) return text;
  const after = await configOf(text.value);
  if (!after.ok) return after;
  const lineOf = text.value === null ? () => null : await linesOfConfig(text.value);
  return ok({
    file: CONFIG_FILE,
    lineOf,
    before,
    after: after.value,
    reason: after.value.because,
  });
}
