import path from 'node:path';
import { findRepository } from '@tidemark/changes';
import type { MutationDocument } from '../contract/documents.ts';
import { errorPart } from '../contract/error-part.ts';
import { mutationError } from '../contract/mutation-document.ts';
import type { FlagValues } from '../flags/parse-flags.ts';
import { mutateChange } from '../gather/mutation/mutate-change.ts';
import { mutateWhole } from '../gather/mutation/mutate-whole.ts';
import { readWorkspace } from '../gather/workspace.ts';
import { mutationText } from '../render/mutation-text.ts';
import type { Report } from '../render/report.ts';
import type { World } from '../world/world.ts';
import type { Command } from './command-spec.ts';
import { mutateMode } from './mutate-mode.ts';
import { standingIn } from './standing-in.ts';

/** `tidemark mutate`: would the tests notice if the code were wrong? */
export const mutate: Command = { run, refuse: mutationError };

async function run(flags: FlagValues, world: World): Promise<Report> {
  const mode = mutateMode(flags);
  const cwd = standingIn(flags, world);
  const repository = await findRepository(world.run, cwd);
  if (!repository.ok) return reportOf(mutationError(errorPart(repository.problems)), null);
  const { root } = repository.value;
  if (!mode.ok) return reportOf(mutationError(errorPart(mode.problems)), root);
  const workspace = await readWorkspace(world, root);
  if (!workspace.ok) return reportOf(mutationError(errorPart(workspace.problems)), root);
  const place = { root, cwd, workspace: workspace.value };
  const asked = { names: flags.list('package'), isSilent: flags.has('quiet') };
  if (mode.value.kind !== 'change')
    return reportOf(answered(await mutateWhole(world, place, mode.value, asked)), root);
  const changed = { ...place, repository: repository.value };
  return reportOf(answered(await mutateChange(world, changed, flags.text('base'), asked)), root);
}

type Outcome = Awaited<ReturnType<typeof mutateWhole>>;

function answered(outcome: Outcome): MutationDocument {
  return outcome.ok ? outcome.value : mutationError(errorPart(outcome.problems));
}

function reportOf(document: MutationDocument, root: string | null): Report {
  // Shards of one workspace may be at work at once, and none of them is the answer.
  const isKept = root !== null && document.scope !== 'shard';
  const keptAt = isKept ? path.join(root, 'coverage/.out/mutation.json') : null;
  return { document, summary: (style, page) => mutationText(document, style, page), root, keptAt };
}
