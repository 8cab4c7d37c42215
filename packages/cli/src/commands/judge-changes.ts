import type { ChangeSet } from '@tidemark/changes';
import { judgeDiff, type DiffPolicy } from '@tidemark/verdict';
import { diffDocument, diffError } from '../contract/diff-document.ts';
import type { DiffDocument } from '../contract/documents.ts';
import { errorPart } from '../contract/error-part.ts';
import { gatherDiffEvidence, type DiffPlace } from '../gather/diff-evidence.ts';
import type { World } from '../world/world.ts';

export { sourceReader } from '../gather/source-reader.ts';

/** Gathers the evidence for a change and judges it. Apart from `diff`, so that git is at work while this is loaded. */
export async function judgeChanges(
  world: World,
  changes: ChangeSet,
  place: DiffPlace,
  policy: DiffPolicy,
): Promise<DiffDocument> {
  const evidence = await gatherDiffEvidence(world, changes, place);
  if (!evidence.ok) return { ...diffError(errorPart(evidence.problems)), ...placeOf(changes) };
  const { evidence: known, freshness, warnings } = evidence.value;
  return diffDocument(judgeDiff(known, policy), { changes, freshness, warnings });
}

function placeOf({ source, head }: ChangeSet): Pick<DiffDocument, 'base' | 'head'> {
  return { base: source.kind === 'patch' ? null : { ...source.base }, head: { ...head } };
}
