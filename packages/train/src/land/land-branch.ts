import type { Problem } from '@tidemark/kernel';
import type { Landing } from '../landing.ts';
import { leaseLost } from '../lease/lease-lost.ts';
import type { Task } from '../task.ts';
import { judgeBranch, type Judged } from './judge-branch.ts';
import type { LandingReport } from './landing-report.ts';
import { moveMain, type MainMoved } from './move-main.ts';
import { checkProblem } from './run-checks.ts';
import { settle, type Attempt } from './settle.ts';
import type { Train } from './train.ts';

/** How often a branch is started over in one run because main moved. */
const MOST_STARTS = 5;

/** Lands one branch, or sends it back, and records what came of it. Main moving underneath starts it over, uncounted. */
export async function landBranch(train: Train, task: Task): Promise<LandingReport> {
  const { store, held } = train;
  const begun = await store.begin(held.lease, task.branch);
  if (!begun.ok) return errorOf(task, begun.problems);
  if (!begun.value) return errorOf(task, [leaseLost(held.lease, 'it ran out before the landing began')]);
  for (let nStarts = 1; ; nStarts += 1) {
    const attempt = await attemptOn(train, task);
    if (attempt.report.outcome !== 'stale-base' || nStarts === MOST_STARTS) return settle(train, attempt);
  }
}

async function attemptOn(train: Train, task: Task): Promise<Attempt> {
  const judged = await judgeBranch(train, task);
  const lost = train.held.lost();
  if (lost !== null) return known(errorOf(task, [lost]));
  if (!judged.ok) return known(errorOf(task, judged.problems));
  if (judged.value.kind === 'absent')
    return known({ ...errorOf(task, judged.value.problems), stage: 'development' });
  const { kind, meeting } = judged.value;
  const seen = { ...errorOf(task, []), base: meeting.base, head: meeting.head };
  if (kind === 'checked') return afterChecks(train, seen, judged.value);
  if (kind === 'nothing')
    return known({
      ...seen,
      outcome: 'landed',
      stage: 'landed',
      tries: 0,
      reason: `${train.target} holds it already`,
    });
  const reason = `${task.tries} of ${judged.value.most} tries are spent; a person has to reset them`;
  return known({ ...seen, outcome: 'refused', stage: 'development', reason });
}

async function afterChecks(
  train: Train,
  seen: LandingReport,
  { to, checked, meeting, rules }: Extract<Judged, { kind: 'checked' }>,
): Promise<Attempt> {
  const { reports, stoppedBy, coverage, measurement } = checked;
  const judged = { ...seen, head: to, checks: reports, coverage };
  if (stoppedBy?.status === 'error') return known({ ...judged, ...erred([checkProblem(stoppedBy)]) });
  if (stoppedBy !== null) {
    const reason = `${stoppedBy.name}: ${stoppedBy.reason ?? 'it failed'}`;
    return known({ ...judged, outcome: 'failed', stage: 'development', tries: seen.tries + 1, reason });
  }
  if (train.ending.aborted) return known({ ...judged, ...erred([ENDING]) });
  const { branch, target, base } = meeting;
  const { repository, token } = train.held.lease;
  const landing = { repository, token, branch, target, from: base, to, measurement };
  return afterPush(judged, landing, await moveMain(train, landing, rules.ledger));
}

function afterPush(judged: LandingReport, landing: Landing, moved: MainMoved): Attempt {
  switch (moved.kind) {
    case 'landed': {
      const { isRaised, lagging: warnings } = moved;
      const report = { ...judged, outcome: 'landed', stage: 'landed', tries: 0, isRaised, warnings } as const;
      return { report, done: warnings.length === 0 ? landing : null, isKnown: true };
    }
    case 'stale-base':
      return known({ ...judged, ...erred([staleBase(landing)]), outcome: 'stale-base' });
    case 'error':
      return known({ ...judged, ...erred(moved.problems) });
    case 'unknown':
      return unknown({ ...judged, ...erred(moved.problems) });
  }
}

function known(report: LandingReport): Attempt {
  // Whoever lost the lease has nothing to say about the task any more.
  const isKnown = report.problems.every(({ code }) => code !== 'lease-lost');
  return { report, done: null, isKnown };
}

function unknown(report: LandingReport): Attempt {
  return { report, done: null, isKnown: false };
}

/** A report of nothing but problems: the branch stays queued, and no try is counted. */
function errorOf({ branch, tries }: Task, problems: readonly Problem[]): LandingReport {
  return {
    branch,
    outcome: 'error',
    stage: 'queued',
    tries,
    reason: problems[0]?.message ?? null,
    base: null,
    head: null,
    checks: [],
    coverage: null,
    isRaised: false,
    problems,
    warnings: [],
  };
}

function erred(problems: readonly Problem[]): Pick<LandingReport, 'problems' | 'reason'> {
  return { problems, reason: problems[0]?.message ?? null };
}

function staleBase({ target, from }: Landing): Problem {
  return {
    code: 'stale-base',
    message: `${target} moved away from ${from.slice(0, 12)} while the branch was judged, ${MOST_STARTS} times in a row`,
    hint: 'Run it again; if main is moved past the train all the time, let everything land through it',
  };
}

const ENDING: Problem = {
  code: 'tool-error',
  message: 'the landing was asked to end before main was moved',
  hint: 'Run it again; the branch stays queued',
};
