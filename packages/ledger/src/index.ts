export type { BaselineStore } from './baseline-store.ts';
export { openLedger } from './open-ledger.ts';
export { overrideBaseline } from './override-baseline.ts';
export type { OverrideAnswer } from './override-baseline.ts';
export { raiseBaseline } from './raise-baseline.ts';
export type { RaiseOutcome } from './raise-baseline.ts';
