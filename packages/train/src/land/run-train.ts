import { ok, type Problem, type Result } from '@tidemark/kernel';
import { refuseCheckedOut } from '../git/checked-out.ts';
import { takeFence } from '../git/fence.ts';
import { refuseBranch } from '../git/refuse-branch.ts';
import { sweepWorktrees, worktreeHome } from '../git/worktree-home.ts';
import { withLease, type HeldLease } from '../lease/with-lease.ts';
import type { Task } from '../task.ts';
import { finishLandings } from './finish-landings.ts';
import { landBranch } from './land-branch.ts';
import type { LandingReport } from './landing-report.ts';
import type { Train, TrainOptions } from './train.ts';

/** What a run of the train did. */
export interface TrainRun {
  /** The token of its lease; null when it came to none. */
  readonly token: number | null;
  readonly landings: readonly LandingReport[];
  /** Branches whose landing a holder before had begun. */
  readonly finished: readonly string[];
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/**
 * Lands a branch, or (null) every branch that is queued, oldest first, under one lease. `onReport` is told of each as soon
 * as it is recorded. Nothing is thrown for what git, a store or a check does.
 */
export async function runTrain(
  options: TrainOptions,
  branch: string | null,
  onReport: (report: LandingReport) => void,
): Promise<TrainRun> {
  const { store, repository, place, target } = options;
  const allowed = await refuseCheckedOut(place, target);
  const named = !allowed.ok || branch === null ? allowed : await refuseBranch(place, branch, target);
  const queued = !named.ok || branch === null ? named : await store.enqueue(repository, branch);
  if (!queued.ok) return { ...NOTHING, problems: queued.problems };
  const run = await withLease(store, options, (held) => underLease(options, held, branch, onReport));
  return run.ok ? run.value : { ...NOTHING, problems: run.problems };
}

const NOTHING: TrainRun = { token: null, landings: [], finished: [], problems: [], warnings: [] };

async function underLease(
  options: TrainOptions,
  held: HeldLease,
  branch: string | null,
  onReport: (report: LandingReport) => void,
): Promise<TrainRun> {
  const { place, repository } = options;
  const { token } = held.lease;
  const home = await worktreeHome(place, repository);
  if (!home.ok) return { ...NOTHING, token, problems: home.problems };
  // Only then is it sure that nothing of an earlier holder is still on its way to main.
  const fence = await takeFence(place, held.lease);
  if (!fence.ok) return { ...NOTHING, token, problems: fence.problems };
  const train: Train = { ...options, held, home: home.value, fence: { commit: fence.value } };
  const swept = await sweepWorktrees(home.value, token);
  const finished = await finishLandings(train);
  const landings: LandingReport[] = [];
  for (;;) {
    const next = await nextTask(train, branch, landings);
    if (!next.ok) return { ...runOf(next.problems) };
    if (next.value === null || isOver(train, landings.at(-1))) return runOf([]);
    const report = await landBranch(train, next.value);
    landings.push(report);
    onReport(report);
  }
  function runOf(problems: readonly Problem[]): TrainRun {
    const warnings = [...(swept.ok ? [] : swept.problems), ...finished.problems];
    return { token, landings, finished: finished.branches, problems, warnings };
  }
}

/** The branch that was asked for, or the oldest that waits; null when each has had its turn. What a dead holder left waits too. */
async function nextTask(
  { store, repository }: Train,
  branch: string | null,
  landings: readonly LandingReport[],
): Promise<Result<Task | null>> {
  const tasks = await store.tasks(repository);
  if (!tasks.ok) return tasks;
  const isMeant = (task: Task) => branch === null || task.branch === branch;
  const waiting = tasks.value
    .filter((task) => (task.stage === 'queued' || task.stage === 'landing') && isMeant(task))
    .filter((task) => landings.every((landing) => landing.branch !== task.branch))
    .toSorted((left, right) => left.position - right.position);
  return ok(waiting[0] ?? null);
}

/** Is there nothing more to be done under this lease? */
function isOver({ held, ending }: Train, last: LandingReport | undefined): boolean {
  return (
    ending.aborted || held.lost() !== null || (last?.problems ?? []).some(({ code }) => code === 'lease-lost')
  );
}
