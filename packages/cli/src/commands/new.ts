import path from 'node:path';
import { findRepository } from '@tidemark/changes';
import { ok, type Problem, type RepoPath, type Result, toRepoPath } from '@tidemark/kernel';
import { planCoverageBands, planFeature, type PlannedFile, type WorkspaceView } from '@tidemark/scaffold';
import { applyPlan, checkPlan } from '../apply-plan.ts';
import type { NewDocument, WarningPart } from '../contract/documents.ts';
import { errorPart } from '../contract/error-part.ts';
import { newDocument, newError } from '../contract/new-document.ts';
import type { FlagValues } from '../flags/parse-flags.ts';
import { uncommittedAmong } from '../gather/uncommitted.ts';
import { workspaceView } from '../gather/workspace-view.ts';
import { newText } from '../render/new-text.ts';
import type { Report } from '../render/report.ts';
import type { World } from '../world/world.ts';
import type { Command } from './command-spec.ts';
import { standingIn } from './standing-in.ts';
import { tryCommands } from './try-commands.ts';
import { type Wish, wishOf } from './wish.ts';

/** `tidemark new`: a feature that holds its bands from the first minute, or bands that a manifest leaves to the defaults. */
export const newCommand: Command = { run, refuse: newError };

async function run(flags: FlagValues, world: World): Promise<Report> {
  const wish = wishOf(flags);
  const repository = await findRepository(world.run, standingIn(flags, world));
  if (!wish.ok) return refused(wish.problems, repository.ok ? repository.value.root : null);
  if (!repository.ok) return refused(repository.problems, null);
  const { root } = repository.value;
  const view = await workspaceView(world, root);
  if (!view.ok) return refused(view.problems, root);
  const cwd = standingIn(flags, world);
  // The root is named by way of no link, so what is measured from it must not be either.
  const from = world.files.realPath(cwd) ?? cwd;
  const below = (folder: string) => path.relative(root, path.resolve(from, folder)).replaceAll(path.sep, '/');
  const plan = await planOf(wish.value, view.value, below);
  if (!plan.ok) return refused(plan.problems, root);
  const warnings = await uncommittedWarnings(world, root, plan.value.files);
  const isDry = flags.has('dry-run');
  const done = (isDry ? checkPlan : applyPlan)(world, root, plan.value.files);
  if (!done.ok) return refused(done.problems, root);
  const { packageName: name, folder, files } = plan.value;
  const next = isDry || files.length === 0 ? [] : tryCommands(plan.value, view.value, world, root);
  const made = { ...plan.value, package: { name, path: folder }, warnings, next };
  return reportOf(newDocument(made, isDry ? 'planned' : 'written'), root);
}

interface Plan {
  readonly packageName: string;
  readonly folder: RepoPath;
  readonly files: readonly PlannedFile[];
  readonly kept: readonly RepoPath[];
  readonly bands: readonly string[];
}

async function planOf(
  { kind, name, parent }: Wish,
  view: WorkspaceView,
  below: (folder: string) => string,
): Promise<Result<Plan>> {
  if (kind === 'feature') {
    const plan = planFeature({ name, parent: parent === null ? null : below(parent) }, view);
    return plan.ok ? ok({ ...plan.value, bands: [] }) : plan;
  }
  const plan = await planCoverageBands({ wanted: name, folder: toRepoPath(below(name)) }, view);
  return plan.ok ? ok({ ...plan.value, kept: [], bands: plan.value.added }) : plan;
}

async function uncommittedWarnings(
  world: World,
  root: string,
  files: readonly PlannedFile[],
): Promise<WarningPart[]> {
  const edited = files.flatMap(({ path: file, before }) => (before === null ? [] : file));
  const found = await uncommittedAmong(world, root, edited);
  // Of a file that git does not track, git diff shows nothing.
  const tracked = found.ok ? found.value.filter(({ isTracked }) => isTracked) : [];
  return tracked.map(({ path: file }) => ({
    code: 'uncommitted',
    message: `${file} has changes that are not committed; git diff shows them beside this one`,
  }));
}

function refused(problems: readonly Problem[], root: string | null): Report {
  return reportOf(newError(errorPart(problems)), root);
}

function reportOf(document: NewDocument, root: string | null): Report {
  return { document, summary: (style) => newText(document, style), root, keptAt: null };
}
