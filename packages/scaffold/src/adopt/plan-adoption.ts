import { joinRepoPath, type RepoPath } from '@tidemark/kernel';
import { codeStyle, USUAL_STYLE } from '../text/source-style.ts';
import type { AdoptionFacts } from './adoption-facts.ts';
import type { AdoptedPackage, AdoptionPlan, ByHand } from './adoption-plan.ts';
import { Drafts } from './drafts.ts';
import { manifestText } from './manifest-text.ts';
import { planMeasuring, type Measuring } from './plan-measuring.ts';
import { planRoot } from './plan-root.ts';
import { withIgnores } from './plan-ignores.ts';
import { withNxTargets, withTurboTasks } from './plan-tasks.ts';
import { planWorkflow } from './plan-workflow.ts';
import { proposeManifest, type Candidate } from './propose-manifest.ts';

/**
 * Plans the adoption of a workspace: manifests with today's bands, scripts that measure, tasks that keep what they
 * measured, lines that keep reports out of git, and a workflow that gates. What is there already stays as it is.
 */
export async function planAdoption(facts: AdoptionFacts): Promise<AdoptionPlan> {
  const drafts = new Drafts();
  const byHand: ByHand[] = [];
  const candidates = candidatesOf(facts);
  const measuring = await planMeasuring(facts, candidates, drafts);
  byHand.push(...measuring.byHand);
  for (const { entry, proposal } of candidates) {
    if (entry.hasManifest) continue;
    const style = entry.vitestConfig === null ? USUAL_STYLE : codeStyle(entry.vitestConfig.text);
    const form = facts.isStrict ? 'plain' : 'defined';
    const content = { ...proposal, exclude: proposal.sources.exclude };
    drafts.create(pathOf(entry.folder, 'feature.manifest.ts'), manifestText(content, { style, form }));
  }
  byHand.push(...(await planRoot(facts, measuring, drafts)));
  byHand.push(...(await planTasks(facts, measuring, drafts)));
  planIgnores(facts, { candidates, measuring }, drafts);
  await planWorkflow(facts, drafts);
  return {
    packages: candidates.map((candidate) => adopted(candidate, measuring)),
    files: drafts.plan(),
    byHand,
  };
}

/** What has tests owes a report, and what is measured is held to bands: both need a promise. Of the root of a workspace only what no package has. */
function candidatesOf({ packages, isWorkspace }: AdoptionFacts): Candidate[] {
  return packages
    .filter(({ hasTests, evidence, code }) => (hasTests || evidence.kind === 'measured') && code.length > 0)
    .map((entry) => ({
      entry,
      proposal: proposeManifest(entry, isWorkspace && entry.folder === '' ? 'nothing' : 'everything'),
    }));
}

async function planTasks(
  { turbo, nx }: AdoptionFacts,
  { taskNames, likeTasks }: Measuring,
  drafts: Drafts,
): Promise<ByHand[]> {
  const byHand: ByHand[] = [];
  for (const [file, edit] of [
    [turbo, withTurboTasks],
    [nx, withNxTargets],
  ] as const) {
    if (file === null || taskNames.length === 0) continue;
    const after = await edit(file, { names: taskNames, like: likeTasks });
    if (after !== null) drafts.edit(file, after);
    else {
      const what = `Give the tasks ${taskNames.join(' and ')} their coverage folder as an output`;
      byHand.push({
        file: file.path,
        what,
        text: file === turbo ? '"outputs": ["coverage/**"]' : '"outputs": ["{projectRoot}/coverage"]',
      });
    }
  }
  return byHand;
}

function planIgnores(
  { gitignore, isSummaryHidden, packages }: AdoptionFacts,
  { candidates, measuring }: { readonly candidates: readonly Candidate[]; readonly measuring: Measuring },
  drafts: Drafts,
): void {
  if (candidates.length === 0) return;
  const measured = new Set(measuring.ownFolders);
  const shown = packages.filter(({ folder, isReportIgnored }) => !isReportIgnored && measured.has(folder));
  const after = withIgnores(gitignore?.text ?? '', {
    isSummaryHidden,
    isRootMeasured:
      measuring.isRootMeasured &&
      packages.some(({ folder, isReportIgnored }) => folder === '' && !isReportIgnored),
    folders: shown.map(({ folder }) => folder).filter((folder) => folder !== ''),
  });
  if (gitignore === null) {
    if (after !== '') drafts.create('.gitignore' as RepoPath, after);
  } else drafts.edit(gitignore, after);
}

function adopted(
  { entry, proposal }: Candidate,
  { measuredBy, commands, configsLeft }: Measuring,
): AdoptedPackage {
  const { name, folder, runner, hasManifest } = entry;
  const told = {
    name,
    folder,
    runner,
    isAdopted: hasManifest,
    measuredBy: measuredBy.get(folder) ?? 'unknown',
    configLeft: configsLeft.get(folder) ?? null,
    measure: commands.get(folder) ?? null,
  };
  if (hasManifest) return { ...told, layers: [], bands: new Map(), bandsFrom: 'its manifest', exclude: [] };
  const { layers, bands, bandsFrom, sources } = proposal;
  return { ...told, layers, bands, bandsFrom, exclude: sources.exclude };
}

function pathOf(folder: RepoPath, name: string): RepoPath {
  return joinRepoPath(folder, name) ?? folder;
}
