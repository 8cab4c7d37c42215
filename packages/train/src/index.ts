export type { Check, CheckAnswer, CheckContext, CheckName } from './check.ts';
export type { Landing } from './landing.ts';
export type { Lease } from './lease.ts';
export { lookAtTrain, openTrain } from './store/open-train.ts';
export { readTrainPlace } from './store/train-place.ts';
export type { TrainPlace } from './store/train-place.ts';
export type { CoverageAnswer, Settlement, Stage, Task } from './task.ts';
export type { Acquired, OutcomeCount, ResetAnswer, TrainReader, TrainStore } from './train-store.ts';
