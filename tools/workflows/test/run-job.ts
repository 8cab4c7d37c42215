import { chmodSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PLAIN_GIT, runProcess, temporaryFolder, writeTree } from '@tidemark/test-kit';
import { filledIn, isRun, type Contexts, type Standing } from './evaluate.ts';
import type { Job, Step, Workflow } from './parse-workflow.ts';

/** What started the run, as GitHub tells it in `github`. */
export interface GithubContext {
  readonly event_name: string;
  readonly event: Readonly<Record<string, unknown>>;
  readonly base_ref: string;
  readonly ref_name: string;
  readonly actor: string;
}

/** A machine that was given a job. `actions` stand for what `uses` names, by the name of the action. */
export interface Machine {
  /** The checkout. */
  readonly folder: string;
  readonly github: GithubContext;
  readonly contexts?: Contexts;
  readonly env?: Readonly<Record<string, string>>;
  /** Shell scripts that stand for programs that would ask a registry, by name; npx when nothing is given. */
  readonly programs?: Readonly<Record<string, string>>;
  readonly actions?: Readonly<Record<string, (given: Readonly<Record<string, string>>) => void>>;
}

/** What became of a step. */
export interface StepOutcome {
  readonly name: string;
  readonly outcome: 'success' | 'failure' | 'skipped';
  /** What it wrote to the log, and to its job summary. */
  readonly log: string;
  readonly summary: string;
}

/** Runs the steps of a job as they stand in its workflow: their own shell, condition, expressions and environment. */
export async function runJob(
  { jobs, defaults, name: title }: Workflow,
  name: string,
  machine: Machine,
): Promise<StepOutcome[]> {
  const job = jobs[name];
  if (job === undefined) throw new Error(`${title} has no job ${name}`);
  const temp = temporaryFolder();
  writeTree(temp, { 'event.json': JSON.stringify(machine.github.event) });
  install(path.join(temp, 'bin'), machine.programs ?? { npx: NPX });
  const runner: Runner = { ...machine, temp, shell: defaults.run.shell };
  const outcomes: StepOutcome[] = [];
  const steps: Record<string, { outcome: string }> = {};
  let standing: Standing = 'success';
  for (const step of job.steps) {
    const contexts = contextsOf(runner, steps);
    const outcome = isRun(step.if, contexts, standing)
      ? await runStep(step, job, runner, contexts)
      : { name: nameOf(step), outcome: 'skipped' as const, log: '', summary: '' };
    outcomes.push(outcome);
    if (step.id !== undefined) steps[step.id] = { outcome: outcome.outcome };
    if (outcome.outcome === 'failure') standing = 'failure';
  }
  return outcomes;
}

/** Puts shell scripts into a folder as programs. */
export function install(folder: string, programs: Readonly<Record<string, string>>): void {
  for (const [program, script] of Object.entries(programs)) {
    writeTree(folder, { [program]: `#!/bin/sh\n${script}` });
    chmodSync(path.join(folder, program), 0o755);
  }
}

/** The workspace brings the pnpm that npx would fetch. */
export const NPX = '[ "$1 $2" = "-y pnpm@12" ] || exit 64\nshift 2\nexec pnpm "$@"\n';

/** The names of the steps that ended so. */
export function named(outcomes: readonly StepOutcome[], wanted: StepOutcome['outcome']): string[] {
  return outcomes.filter(({ outcome }) => outcome === wanted).map(({ name }) => name);
}

interface Runner extends Machine {
  readonly temp: string;
  readonly shell: string;
}

function contextsOf({ github, contexts = {}, temp }: Runner, steps: Contexts): Contexts {
  const known = { github: { ...github, token: 'seal', run_id: '7' }, runner: { temp }, steps };
  return { needs: {}, matrix: {}, strategy: {}, ...known, ...contexts };
}

async function runStep(step: Step, job: Job, runner: Runner, contexts: Contexts): Promise<StepOutcome> {
  const name = nameOf(step);
  if (step.uses !== undefined) {
    runner.actions?.[step.uses.replace(/@.*/, '')]?.(filled(step.with, contexts));
    return { name, outcome: 'success', log: '', summary: '' };
  }
  const { temp, folder, shell } = runner;
  writeTree(temp, { 'step.sh': step.run ?? '', 'summary.md': '' });
  const [program = '', ...words] = shell.replace('{0}', path.join(temp, 'step.sh')).split(' ');
  const env = { ...environment(runner), ...filled(job.env, contexts), ...filled(step.env, contexts) };
  const { code, stdout, stderr } = await runProcess(program, words, { cwd: folder, env });
  return {
    name,
    outcome: code === 0 ? 'success' : 'failure',
    log: stdout + stderr,
    summary: readFileSync(path.join(temp, 'summary.md'), 'utf8'),
  };
}

function environment({ github, temp, folder, env }: Runner): Record<string, string> {
  return {
    ...PLAIN_GIT,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: github.event_name,
    GITHUB_EVENT_PATH: path.join(temp, 'event.json'),
    GITHUB_REF_NAME: github.ref_name,
    GITHUB_REPOSITORY: 'shop/orchard',
    GITHUB_RUN_ID: '7',
    GITHUB_SERVER_URL: 'https://github.example',
    GITHUB_STEP_SUMMARY: path.join(temp, 'summary.md'),
    GITHUB_WORKSPACE: folder,
    HOME: temp,
    RUNNER_TEMP: temp,
    PATH: [path.join(temp, 'bin'), path.dirname(process.execPath), process.env['PATH']].join(':'),
    ...env,
  };
}

function filled(values: Step['env'], contexts: Contexts): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values ?? {}).map(([key, value]) => [key, filledIn(String(value), contexts)]),
  );
}

function nameOf({ name, uses = '' }: Step): string {
  return name ?? uses.replace(/@.*/, '');
}
