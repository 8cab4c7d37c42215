export { planCoverageBands } from './bands/plan-coverage-bands.ts';
export type { BandsPlan } from './bands/plan-coverage-bands.ts';
export { planFeature } from './feature/plan-feature.ts';
export type { FeaturePlan, FeatureRequest } from './feature/plan-feature.ts';
export type {
  AdoptablePackage,
  AdoptionFacts,
  CiFacts,
  Evidence,
  Runner,
  TextFile,
} from './adopt/adoption-facts.ts';
export type { AdoptedPackage, AdoptionPlan, ByHand, MeasureCommand } from './adopt/adoption-plan.ts';
export { planAdoption } from './adopt/plan-adoption.ts';
export { WORKFLOW } from './adopt/plan-workflow.ts';
export { filePlan } from './file-plan.ts';
export type { PlannedFile } from './file-plan.ts';
export type { PackageRequest } from './find-package.ts';
export { planStryker } from './stryker/plan-stryker.ts';
export type { StrykerPlan } from './stryker/plan-stryker.ts';
export type { WorkspaceView } from './workspace-view.ts';
