import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { failed, ok, type Problem, type Result } from '@tidemark/kernel';
import type { DiffDocument } from '../../contract/documents.ts';
import type { Seen, Trial } from '../../self-test/judge-trial.ts';
import { plant } from '../../self-test/planted-text.ts';
import type { Scratch, World } from '../../world/world.ts';
import { packageFiles } from '../package-files.ts';
import { readWorkspace } from '../workspace.ts';
import { chooseTarget, type Target } from './choose-target.ts';
import { linkModules } from './link-modules.ts';
import { inScratchWorktree } from './scratch-worktree.ts';

/** What is to be tried: which package, by which command (null: its own script), and the gate that is asked. */
export interface TrialPlan {
  readonly root: string;
  readonly packageName: string | null;
  readonly command: string | null;
  /** Judges what stands in a scratch tree against its HEAD. */
  readonly gate: (tree: string) => Promise<DiffDocument>;
}

export interface FinishedTrial extends Trial {
  readonly package: Target['package'];
  /** The command line that measured. */
  readonly run: string;
}

/**
 * Plants a function that nothing calls in a scratch worktree of HEAD, measures, asks the gate, removes it and asks again.
 * Tests that leave nothing to judge are a `tool-error`.
 */
export function runTrial(world: World, plan: TrialPlan): Promise<Result<FinishedTrial>> {
  return inScratchWorktree(world, plan.root, async (tree, scratch) => {
    const workspace = await readWorkspace(world, tree);
    if (!workspace.ok) return workspace;
    const { present, owners } = workspace.value;
    const packages = packageFiles(owners, present, world.today);
    const wish = { name: plan.packageName, needsScript: plan.command === null };
    const target = await chooseTarget(world, tree, packages, wish);
    if (!target.ok) return target;
    const folders = owners.map((owner) => owner.ref.path);
    const tested = target.value.package.path;
    linkModules(world, scratch, { root: plan.root, tree, folders, tested });
    return tryOut(world, scratch, { ...plan, tree, target: target.value });
  });
}

async function tryOut(
  world: World,
  scratch: Scratch,
  { tree, target, command, gate }: TrialPlan & { readonly tree: string; readonly target: Target },
): Promise<Result<FinishedTrial>> {
  const { file, text } = target;
  const { lines, owing, text: withPlanted } = plant(text);
  const run = command ?? target.script ?? '';
  const grown = world.files.write(path.join(tree, file), [withPlanted]);
  if (!grown.ok) return grown;
  const { path: folder } = target.package;
  const bins = [path.join(tree, folder), tree].map((at) => path.join(at, 'node_modules/.bin'));
  const measured = await scratch.runShell(run, {
    cwd: command === null ? path.join(tree, folder) : tree,
    env: QUIET,
    path: bins,
    timeoutMs: null,
  });
  const planted = seen('planted', await gate(tree));
  const restored = world.files.write(path.join(tree, file), [text]);
  if (!restored.ok) return restored;
  const removed = seen('removed', await gate(tree));
  if (!planted.ok || !removed.ok)
    return failed(nothingToJudge(run, measured, [planted, removed].flatMap(problemsOf)));
  return ok({
    package: target.package,
    run,
    file,
    lines,
    owing,
    planted: planted.value,
    removed: removed.value,
  });
}

/** The scratch tree is not installed in the eyes of pnpm, and must not be: an installation would take minutes. */
const QUIET = {
  npm_config_verify_deps_before_run: 'false',
  pnpm_config_verify_deps_before_run: 'false',
  TIDEMARK_BASE: '',
};

function seen(step: Seen['step'], { status, reason, uncovered, error }: DiffDocument): Result<Seen> {
  if (status === 'error') {
    const message = `${error?.code ?? reason}: ${error?.message ?? 'the gate could not judge'}`;
    return failed({ code: 'tool-error', message, hint: error?.hint ?? '' });
  }
  return ok({ step, status, reason, named: uncovered.map(({ file, ranges }) => ({ file, ranges })) });
}

function problemsOf(result: Result<unknown>): readonly Problem[] {
  return result.ok ? [] : result.problems;
}

const SHOWN_LINES = 3;

function nothingToJudge(
  run: string,
  { code, output }: Awaited<ReturnType<Scratch['runShell']>>,
  because: readonly Problem[],
) {
  const said = stripVTControlCharacters(output)
    .split('\n')
    .map((line) => line.trim());
  const last = said
    .filter((line) => line !== '')
    .slice(-SHOWN_LINES)
    .join(' | ');
  return {
    code: 'tool-error' as const,
    message: `'${run}' ended with ${code ?? 'a signal'} and left nothing to judge (${because[0]?.message})${last === '' ? '' : `; it said: ${last}`}`,
    hint: 'Run the command by hand until it writes a report, or name another with --command',
  };
}
