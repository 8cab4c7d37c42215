export { filePlan } from './file-plan.ts';
export type { PlannedFile } from './file-plan.ts';
