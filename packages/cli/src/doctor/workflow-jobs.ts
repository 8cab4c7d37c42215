import type { RepoPath } from '@tidemark/kernel';
import { entriesOf, textOf, textsOf, valueAt, type StaticValue } from '@tidemark/syntax';
import type { ConfigFile, RepositoryFacts } from './facts.ts';

/** A workflow of GitHub Actions, as far as gates are concerned. */
export interface Workflow {
  readonly file: RepoPath;
  readonly events: readonly string[];
  readonly eventsLine: number;
  readonly jobs: readonly Job[];
}

export interface Job {
  readonly runsGate: boolean;
  /** Runs a gate that compares with a merge base. */
  readonly needsHistory: boolean;
  readonly fetchesHistory: boolean;
  /** Checkouts that fetch a part of the history only, by line. */
  readonly shallowCheckouts: readonly number[];
}

const COMPARES =
  /\btidemark(?:@\S+)?\s+(?:-\S+\s+)*(?:diff|gate|land|trend|self-test)\b|\bcoverage:(?:diff|gate|trend)\b/;
const GATE =
  /\btidemark(?:@\S+)?\s+(?:-\S+\s+)*(?:diff|aggregate|gate|land|mutate)\b|\bcoverage:(?:diff|gate|aggregate)\b/;

/** The workflows that run a gate, directly or by a script of the root's package.json. */
export function gateWorkflows({
  workflows,
  packages,
}: Pick<RepositoryFacts, 'workflows' | 'packages'>): Workflow[] {
  const scripts = packages.find((entry) => entry.ref.path === '')?.scripts ?? new Map<string, string>();
  const runs = { gate: commandTest(GATE, scripts), compares: commandTest(COMPARES, scripts) };
  return workflows
    .flatMap((workflow) => workflowOf(workflow, runs))
    .filter((workflow) => workflow.jobs.some((job) => job.runsGate));
}

interface CommandTests {
  readonly gate: (command: string) => boolean;
  readonly compares: (command: string) => boolean;
}

function workflowOf({ file, value }: ConfigFile, runs: CommandTests): Workflow[] {
  const on = valueAt(value, 'on');
  if (value === null || on === null) return [];
  const events = on.kind === 'object' ? [...on.entries.keys()] : textsOf(on);
  const jobs = [...entriesOf(valueAt(value, 'jobs')).values()].map((job) => jobOf(job, runs));
  return [{ file, events, eventsLine: on.line, jobs }];
}

function jobOf(job: StaticValue, runs: CommandTests): Job {
  const steps = valueAt(job, 'steps');
  const list = steps?.kind === 'list' ? steps.items : [];
  const commands = list.flatMap((step) => textOf(valueAt(step, 'run')) ?? []);
  return {
    runsGate: commands.some(runs.gate),
    needsHistory: commands.some(runs.compares),
    fetchesHistory: commands.some((command) => /\bgit\s+fetch\b/.test(command)),
    shallowCheckouts: list.flatMap((step) => (isShallow(step) ? [step.line] : [])),
  };
}

/** Without `fetch-depth` the action fetches one commit; an expression may stand for anything. */
function isShallow(step: StaticValue): boolean {
  if (!/^actions\/checkout(?:@|$)/.test(textOf(valueAt(step, 'uses')) ?? '')) return false;
  const depth = valueAt(step, 'with', 'fetch-depth');
  if (depth?.kind !== 'literal') return depth === null;
  return !String(depth.value).includes('${{') && Number(depth.value) !== 0;
}

/** Does a command line match, or start a script of the root that does, or one that starts such a script? */
function commandTest(pattern: RegExp, scripts: ReadonlyMap<string, string>): (command: string) => boolean {
  const matching = new Set<string>();
  const matches = (command: string) =>
    pattern.test(command) || [...matching].some((name) => startsScript(command, name));
  for (let before = -1; before < matching.size;) {
    before = matching.size;
    for (const [name, text] of scripts) if (matches(text)) matching.add(name);
  }
  return matches;
}

function startsScript(command: string, name: string): boolean {
  const starts = /\b(?:pnpm|npm|yarn|bun|npx)\b([^\n|;&]*)/g;
  return [...command.matchAll(starts)].some(([, words = '']) => words.split(/\s+/).includes(name));
}
