import type { ChangeSet } from '@tidemark/changes';
import { failed, type Result } from '@tidemark/kernel';
import type { DiffDocument, MutationDocument } from '../contract/documents.ts';
import { errorPart } from '../contract/error-part.ts';
import { withMutation } from '../contract/with-mutation.ts';
import { mutateChanges } from '../gather/mutation/mutate-change.ts';
import { readWorkspace } from '../gather/workspace.ts';
import type { World } from '../world/world.ts';

/** Where a change was judged, and whether progress is told. */
export interface TriedPlace {
  readonly root: string;
  readonly cwd: string;
  readonly isSilent: boolean;
}

/** Adds to a judged change the mutants it answers for. They are tried in the working tree, so no other side can be. */
export async function tryChange(
  world: World,
  changes: ChangeSet,
  document: DiffDocument,
  place: TriedPlace,
): Promise<DiffDocument> {
  const tried = await mutantsOf(world, changes, place);
  if (tried.ok) return withMutation(document, tried.value);
  const error = errorPart(tried.problems);
  return { ...document, status: 'error', reason: error.code, error };
}

async function mutantsOf(
  world: World,
  changes: ChangeSet,
  { root, cwd, isSilent }: TriedPlace,
): Promise<Result<MutationDocument>> {
  const { kind } = changes.source;
  if (kind === 'staged' || kind === 'revision') {
    return failed({
      code: 'usage',
      message: `--with-mutation tries the working tree, not ${kind === 'staged' ? 'the index' : 'a commit'}`,
      hint: 'Leave out --staged and --head, or check the commit out',
    });
  }
  const workspace = await readWorkspace(world, root);
  if (!workspace.ok) return workspace;
  return mutateChanges(world, { root, cwd, workspace: workspace.value }, changes, { names: [], isSilent });
}
