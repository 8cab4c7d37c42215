export type { BaselineStore } from './baseline-store.ts';
export { openLedger } from './open-ledger.ts';
export type { RefMove } from './git/plan-move.ts';
export { planRaise } from './plan-raise.ts';
export type { PlannedRaise, WantedRaise } from './plan-raise.ts';
export { overrideBaseline } from './override-baseline.ts';
export type { OverrideAnswer } from './override-baseline.ts';
export { raiseBaseline } from './raise-baseline.ts';
export type { RaiseAnswer, RaiseOutcome } from './raise-baseline.ts';
