import { findRepository } from '@tidemark/changes';
import { ok, type Problem } from '@tidemark/kernel';
import { planAdoption, type AdoptionFacts, type AdoptionPlan } from '@tidemark/scaffold';
import { applyPlan } from '../apply-plan.ts';
import type { InitDocument } from '../contract/documents.ts';
import { errorPart } from '../contract/error-part.ts';
import { WHOLE } from '../contract/fit-document.ts';
import { initDocument, initError, initRefused } from '../contract/init-document.ts';
import type { FlagValues } from '../flags/parse-flags.ts';
import { gatherAdoption } from '../gather/adopt/gather-adoption.ts';
import { refuseUncommitted } from '../gather/adopt/refuse-uncommitted.ts';
import { initOutcomeText, initPlanText } from '../render/init-text.ts';
import type { Report } from '../render/report.ts';
import { styleFor } from '../render/style.ts';
import type { World } from '../world/world.ts';
import type { Command } from './command-spec.ts';
import { consent } from './consent.ts';
import { standingIn } from './standing-in.ts';

/** `tidemark init`: adopts a workspace. The plan is shown first, and written after a yes, whole or not at all. */
export const init: Command = { run, refuse: initError };

async function run(flags: FlagValues, world: World): Promise<Report> {
  if (flags.has('yes') && flags.has('dry-run')) return reportOf(initError(errorPart([TORN])), null);
  const repository = await findRepository(world.run, standingIn(flags, world));
  if (!repository.ok) return reportOf(initError(errorPart(repository.problems)), null);
  const { root } = repository.value;
  const tell = (text: string) => {
    if (!flags.has('quiet')) world.stderr.write(text);
  };
  const facts = await gatherAdoption(world, repository.value, { measures: flags.has('measure'), tell });
  if (!facts.ok) return reportOf(initError(errorPart(facts.problems)), root);
  const plan = await planAdoption(facts.value);
  if (plan.packages.length === 0) return reportOf(initError(errorPart([NOTHING])), root);
  return conclude(facts.value, plan, { flags, world, root });
}

interface Place {
  readonly flags: FlagValues;
  readonly world: World;
  readonly root: string;
}

async function conclude(facts: AdoptionFacts, plan: AdoptionPlan, place: Place): Promise<Report> {
  const { flags, world, root } = place;
  const planned = initDocument(facts, plan, { reason: 'planned', written: [] });
  if (plan.files.length === 0) return reportOf({ ...planned, reason: 'adopted' }, root);
  if (flags.has('dry-run')) return reportOf(planned, root);
  const refused = (problems: readonly Problem[]) => initRefused(facts, plan, errorPart(problems));
  const clean = await refuseUncommitted(world, root, plan.files);
  if (!clean.ok) return reportOf(refused(clean.problems), root);
  const isAsked = !flags.has('yes') && world.ask !== null;
  const plain = styleFor({ color: false, verbose: flags.has('verbose') });
  const asked = flags.has('yes') ? ok(null) : await consent(world, initPlanText(planned, plain, WHOLE));
  const written = asked.ok ? applyPlan(world, root, plan.files) : asked;
  const document = written.ok
    ? initDocument(facts, plan, { reason: 'written', written: [...written.value] })
    : refused(written.problems);
  const report = reportOf(document, root);
  // Whoever was asked has the plan on the screen already.
  return isAsked ? { ...report, summary: (style) => initOutcomeText(document, style) } : report;
}

const TORN: Problem = {
  code: 'usage',
  message: '--yes and --dry-run do not go together',
  hint: 'Give one of them',
};

const NOTHING: Problem = {
  code: 'usage',
  message: 'no package here has code with tests beside it, so there is nothing to adopt',
  hint: 'Write a first test, or stand in the workspace with --cwd',
};

function reportOf(document: InitDocument, root: string | null): Report {
  return {
    document,
    summary: (style, page) => `${initPlanText(document, style, page)}${initOutcomeText(document, style)}`,
    root,
    // An answer that is kept would be a file in a folder that nothing ignores yet.
    keptAt: null,
  };
}
