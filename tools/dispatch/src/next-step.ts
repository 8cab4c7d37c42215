import type { GateAnswer } from './gate-answer.ts';

/** Whose turn it is: an agent's, or nobody's because the work is done or cannot go on. */
export type Step = 'implement' | 'review' | 'done' | 'give-up';

/** How far the work is; the first round is 1. */
export interface Progress {
  readonly round: number;
  readonly mostRounds: number;
  readonly isReviewed: boolean;
}

/**
 * Decides what comes after an answer of the gate. Only a pass is reviewed, and what a reviewer committed is asked about
 * again. Whatever else it says goes back to the implementer, until the rounds are used up; a gate that could not be
 * asked, or that saw no change, is nobody's work to mend.
 */
export function nextStep({ status, reason }: GateAnswer, { round, mostRounds, isReviewed }: Progress): Step {
  if (status === 'unasked' || reason === 'no-changes') return 'give-up';
  if (status === 'pass') return isReviewed ? 'done' : 'review';
  return round < mostRounds ? 'implement' : 'give-up';
}
