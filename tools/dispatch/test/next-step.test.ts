import { expect, test } from 'vitest';
import { nextStep, type GateAnswer, type Step } from '../src/index.ts';

const answer = (status: 'pass' | 'fail' | 'error', reason: string): GateAnswer => ({
  status,
  reason,
  json: '{}',
});
const UNASKED: GateAnswer = { status: 'unasked', reason: 'no pnpm', json: null };

const cases: readonly (readonly [
  what: string,
  answer: GateAnswer,
  round: number,
  isReviewed: boolean,
  step: Step,
])[] = [
  ['a pass is reviewed', answer('pass', 'covered'), 1, false, 'review'],
  ['a pass after the last round is reviewed', answer('pass', 'covered'), 3, false, 'review'],
  ['a pass after the review is the end', answer('pass', 'covered'), 1, true, 'done'],
  ['a fail goes back', answer('fail', 'uncovered'), 2, false, 'implement'],
  ['a fail after the review goes back', answer('fail', 'weakened'), 1, true, 'implement'],
  ['a fail in the last round is the end', answer('fail', 'uncovered'), 3, false, 'give-up'],
  ['an error goes back, for it is no pass', answer('error', 'stale-evidence'), 1, false, 'implement'],
  ['no change is nothing to review', answer('pass', 'no-changes'), 1, false, 'give-up'],
  ['a gate that could not be asked is no pass', UNASKED, 1, false, 'give-up'],
  ['a gate that could not be asked after the review is none either', UNASKED, 1, true, 'give-up'],
];

test.each(cases)('%s', (_what, given, round, isReviewed, step) => {
  expect(nextStep(given, { round, mostRounds: 3, isReviewed })).toBe(step);
});
