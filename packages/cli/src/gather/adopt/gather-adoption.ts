import type { Repository } from '@tidemark/changes';
import { ok, type Result } from '@tidemark/kernel';
import { planAdoption, type AdoptionFacts, type Evidence } from '@tidemark/scaffold';
import type { World } from '../../world/world.ts';
import { unlessReportsChange } from '../report-reader.ts';
import { surveyWorkspace } from './adoption-facts.ts';
import { existingEvidence } from './existing-evidence.ts';
import { measureFirst } from './measure-first.ts';

/** Whether to measure first, and where to tell what is being run. */
export interface AdoptionWishes {
  readonly measures: boolean;
  readonly tell: (text: string) => void;
}

/** Gathers everything that adoption decides from: the workspace, and what its reports tell, made anew if that is wished for. */
export async function gatherAdoption(
  world: World,
  repository: Repository,
  { measures, tell }: AdoptionWishes,
): Promise<Result<AdoptionFacts>> {
  const surveyed = await surveyWorkspace(world, repository);
  if (!surveyed.ok) return surveyed;
  const { root, packages, present, factsWith } = surveyed.value;
  const failures = measures
    ? await measureFirst(world, root, await planAdoption(factsWith(new Map())), tell)
    : new Map();
  const holding = packages.filter(({ code }) => code.length > 0);
  const evidence = await unlessReportsChange(() => existingEvidence(world, root, holding, present));
  if (!evidence.ok) return evidence;
  const failed = [...failures].map(([folder, why]): [typeof folder, Evidence] => [
    folder,
    { kind: 'none', why },
  ]);
  return ok(factsWith(new Map([...evidence.value, ...failed])));
}
