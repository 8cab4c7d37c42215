export { judgeBands } from './band-verdict.ts';
export type { LayerMeasured } from './band-verdict.ts';
export { judgeDiff } from './diff-verdict.ts';
export type { DiffJudgement, DiffSummary, DiffVerdict } from './diff-verdict.ts';
export type { ChangeEvidence, DiffPolicy, FileEvidence, Measurement, PackageRef } from './evidence.ts';
export { FINDING_KINDS } from './finding.ts';
export type { BandFinding, DiffFinding, Exclusion, FindingKind } from './finding.ts';
export { staleFiles } from './freshness.ts';
export type { MeasuredBlobs } from './freshness.ts';
export { COVERAGE_STATUSES, readCoverageStatus } from './gate/coverage-status.ts';
export type { CoverageStatus, ReportedStatus } from './gate/coverage-status.ts';
export { computeCoverageVerdict, GATE_POLICIES } from './gate/coverage-verdict.ts';
export type { Bar, CoverageVerdict, GatePolicy } from './gate/coverage-verdict.ts';
export { readPoints } from './gate/points.ts';
export type { Points } from './gate/points.ts';
export { removedTests } from './weakening/removed-tests.ts';
export type {
  FilePromise,
  MarkedFile,
  Policy,
  PolicyShift,
  PromiseShift,
  RemovedTest,
  WeakeningEvidence,
} from './weakening/weakening-evidence.ts';
export { WEAKENING_KINDS } from './weakening/weakening.ts';
export type { Weakening, WeakeningKind } from './weakening/weakening.ts';
