export { readGateAnswer } from './gate-answer.ts';
export type { GateAnswer } from './gate-answer.ts';
export { implementAndReview } from './implement-and-review.ts';
export type { Assignment } from './implement-and-review.ts';
export { nextStep } from './next-step.ts';
export type { Progress, Step } from './next-step.ts';
