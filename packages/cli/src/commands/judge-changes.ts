import type { ChangeSet } from '@tidemark/changes';
import type { FileCoverage } from '@tidemark/coverage-model';
import type { Problem } from '@tidemark/kernel';
import type { DiffSettings } from '@tidemark/manifest';
import { judgeDiff, type ChangeEvidence } from '@tidemark/verdict';
import { diffDocument, diffError } from '../contract/diff-document.ts';
import type { DiffDocument } from '../contract/documents.ts';
import { errorPart } from '../contract/error-part.ts';
import { gatherDiffEvidence, type DiffPlace } from '../gather/diff-evidence.ts';
import { configBefore, reportsOf } from '../gather/workspace-config.ts';
import type { World } from '../world/world.ts';

/** Gathers the evidence for a change and judges it. */
export async function judgeChanges(
  world: World,
  changes: ChangeSet,
  place: Omit<DiffPlace, 'weakening' | 'config'>,
  asked: AskedSettings,
): Promise<JudgedChanges> {
  const refused = (problems: readonly Problem[]) => ({
    document: { ...diffError(errorPart(problems)), ...placeOf(changes) },
  });
  const config = await configBefore(world, place.root, changes);
  if (!config.ok) return refused(config.problems);
  const settings = settled(asked, config.value.diff);
  const { weakening } = settings;
  const evidence = await gatherDiffEvidence(world, changes, {
    ...place,
    ...reportsOf(place, config.value),
    weakening: weakening === 'off' ? 'off' : 'gather',
    config: config.value,
  });
  if (!evidence.ok) return refused(evidence.problems);
  const { evidence: known, freshness, warnings } = evidence.value;
  // Where weakening is not looked for there is none to judge.
  const policy = { ...settings, weakening: weakening === 'off' ? 'warn' : weakening };
  const document = diffDocument(judgeDiff(known, policy), { changes, freshness, warnings });
  return document.status === 'error' ? { document } : { document, coverage: coverageOf(known) };
}

function coverageOf({ files }: ChangeEvidence): FileCoverage[] {
  return files.flatMap(({ measurement }) => (measurement.kind === 'measured' ? [measurement.coverage] : []));
}

/** A judged change, and what was measured of its files; nothing of what could not be judged. */
export interface JudgedChanges {
  readonly document: DiffDocument;
  readonly coverage?: readonly FileCoverage[];
}

/** Settings as flags name them; null where they do not. */
export type AskedSettings = { readonly [S in keyof DiffSettings]: DiffSettings[S] | null };

/** A flag counts before the config. */
function settled(asked: AskedSettings, config: DiffSettings): DiffSettings {
  return {
    lines: asked.lines ?? config.lines,
    partial: asked.partial ?? config.partial,
    weakening: asked.weakening ?? config.weakening,
  };
}

function placeOf({ source, head }: ChangeSet): Pick<DiffDocument, 'base' | 'head'> {
  return { base: source.kind === 'patch' ? null : { ...source.base }, head: { ...head } };
}
