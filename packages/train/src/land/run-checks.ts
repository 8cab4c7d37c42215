import { ok, type Problem, type Result } from '@tidemark/kernel';
import type { Measurement } from '@tidemark/ledger/look';
import type { CheckAnswer, CheckName } from '../check.ts';
import type { CaughtUp, Meeting } from '../git/catch-up.ts';
import { makeWorktree, removeWorktree, setWorktree } from '../git/worktree-home.ts';
import type { CoverageAnswer } from '../task.ts';
import type { CheckReport } from './landing-report.ts';
import type { LandingRules, Train } from './train.ts';

/** What the checks said, up to the first that did not let the branch pass. */
export interface Checked {
  readonly reports: readonly CheckReport[];
  /** The last answer that was no pass; null when all of them let it pass. */
  readonly stoppedBy: (CheckReport & { readonly status: 'fail' | 'error' }) | null;
  readonly coverage: CoverageAnswer | null;
  readonly measurement: Measurement | null;
}

/** A branch that can be brought to main, or has a conflict with it. */
export type Joined = Exclude<CaughtUp, { kind: 'nothing' }>;

/** Security comes before code of main is mixed in, the dear image last. */
const ORDER: readonly CheckName[] = ['security', 'merge', 'coverage', 'image-freshness'];

/**
 * Runs the checks in their order in a worktree of the landing, which is gone afterwards: those before `merge` at the
 * branch, the others at the commit that lands. A holder whose lease is lost runs none any more.
 */
export async function runChecks(
  train: Train,
  meeting: Meeting,
  joined: Joined,
  rules: LandingRules,
): Promise<Result<Checked>> {
  const { home, held } = train;
  const worktree = await makeWorktree(home, held.lease.token, meeting.head);
  if (!worktree.ok) return worktree;
  try {
    return await inOrder(train, meeting, joined, { rules, worktree: worktree.value });
  } finally {
    // What could not be removed is told by the next holder, who tries again.
    await removeWorktree(home, held.lease.token);
  }
}

async function inOrder(
  { place, held, ending }: Train,
  meeting: Meeting,
  joined: Joined,
  { rules, worktree }: { readonly rules: LandingRules; readonly worktree: string },
): Promise<Result<Checked>> {
  const signal = AbortSignal.any([held.signal, ending]);
  let commit = meeting.head;
  let checked: Checked = { reports: [], stoppedBy: null, coverage: null, measurement: null };
  for (const name of ORDER) {
    if (name === 'merge' && 'to' in joined) commit = joined.to;
    const set = await setWorktree(place, worktree, commit);
    if (!set.ok) return set;
    const check = rules.checks.find((entry) => entry.name === name);
    const answer =
      (name === 'merge' ? obstacleOf(joined, meeting) : null) ??
      (signal.aborted ? STOPPED : null) ??
      (await check?.run({ worktree, branch: meeting.branch, base: meeting.base, signal })) ??
      // To have caught up is a check by itself.
      (name === 'merge' ? PASS : null);
    if (answer === null) continue;
    checked = added(checked, name, signal.aborted ? STOPPED : answer);
    if (checked.stoppedBy !== null) break;
  }
  return ok(checked);
}

const PASS: CheckAnswer = { status: 'pass', reason: null, warning: null, coverage: null, measurement: null };
const STOPPED: CheckAnswer = { ...PASS, status: 'error', reason: 'it was stopped' };

function added(checked: Checked, name: CheckName, answer: CheckAnswer): Checked {
  const { status, reason, warning, coverage, measurement } = answer;
  const isStop = status === 'fail' || status === 'error';
  return {
    reports: [...checked.reports, { name, status, reason, warning }],
    stoppedBy: isStop ? { name, status, reason, warning } : null,
    coverage: coverage ?? checked.coverage,
    measurement: measurement ?? checked.measurement,
  };
}

const SHOWN_FILES = 20;

function obstacleOf(joined: Joined, { branch, target }: Meeting): CheckAnswer | null {
  if (joined.kind === 'unrelated')
    return { ...PASS, status: 'fail', reason: `${branch} has no history in common with ${target}` };
  if (joined.kind !== 'conflict') return null;
  const { files } = joined;
  const more = files.length > SHOWN_FILES ? ` and ${files.length - SHOWN_FILES} more` : '';
  const reason = `${branch} is in conflict with ${target} in ${files.slice(0, SHOWN_FILES).join(', ')}${more}`;
  return { ...PASS, status: 'fail', reason };
}

/** The problem that a check which could not judge is. */
export function checkProblem({ name, reason }: CheckReport): Problem {
  return {
    code: 'tool-error',
    message: `the check ${name} could not judge: ${reason ?? 'no reason is given'}`,
    hint: 'Mend what keeps it from running; the branch stays queued',
  };
}
