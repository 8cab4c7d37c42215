import { sumTallies, type Tally, type Result, ok } from '@tidemark/kernel';
import type { Tools } from '@tidemark/ledger/look';
import type { WarningPart } from '../contract/documents.ts';
import type { World } from '../world/world.ts';
import type { EvidencePlace } from './diff-evidence.ts';
import { measurePackages, type UnmeasuredFile } from './measure-packages.ts';
import { unlessReportsChange } from './report-reader.ts';
import { gatherWorkspace } from './workspace-evidence.ts';
import { readWorkspace } from './workspace.ts';

/** What was measured of a whole repository, added up. */
export interface MeasuredTally {
  readonly tally: Tally;
  readonly tools: Tools;
  readonly unmeasured: readonly UnmeasuredFile[];
  readonly warnings: readonly WarningPart[];
}

/** Adds up what the reports of all packages say, as `aggregate` does. Without evidence there is nothing to add up. */
export function measuredTally(world: World, place: EvidencePlace): Promise<Result<MeasuredTally>> {
  return unlessReportsChange(async () => {
    const workspace = await readWorkspace(world, place.root);
    if (!workspace.ok) return workspace;
    const evidence = await gatherWorkspace(world, place, workspace.value);
    if (!evidence.ok) return evidence;
    const measured = await measurePackages(world, place.root, evidence.value.packages);
    if (!measured.ok) return measured;
    const layers = measured.value.packages.flatMap((entry) => entry.layers);
    return ok({
      tally: sumTallies(layers.map((layer) => layer.tally)),
      tools: evidence.value.tools,
      unmeasured: measured.value.unmeasured,
      warnings: [...evidence.value.warnings, ...measured.value.warnings],
    });
  });
}
