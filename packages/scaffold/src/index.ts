export { planCoverageBands } from './bands/plan-coverage-bands.ts';
export type { BandsPlan } from './bands/plan-coverage-bands.ts';
export { planFeature } from './feature/plan-feature.ts';
export type { FeaturePlan, FeatureRequest } from './feature/plan-feature.ts';
export { filePlan } from './file-plan.ts';
export type { PlannedFile } from './file-plan.ts';
export type { WorkspaceView } from './workspace-view.ts';
