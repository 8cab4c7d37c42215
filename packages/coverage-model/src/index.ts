export { formatCobertura } from './cobertura/format-cobertura.ts';
export { at } from './columns.ts';
export { OPEN_END } from './coverage.ts';
export type {
  BranchColumns,
  FileCoverage,
  FunctionHits,
  HitColumn,
  IstanbulBranch,
  IstanbulEntry,
  IstanbulFunction,
  IstanbulPosition,
  IstanbulRange,
  LineColumns,
  Measured,
  ParsedReport,
  RangeColumns,
  ReportedFile,
  SourceRange,
  StatementColumns,
  Wants,
} from './coverage.ts';
export { formatIstanbul } from './istanbul/format-istanbul.ts';
export { mergeFiles } from './merge-files.ts';
export { formatLcov } from './lcov/format-lcov.ts';
export { resolveSources } from './paths/resolve-sources.ts';
export type { SourcePlace } from './paths/resolve-sources.ts';
export { listSources, readReport } from './read-report.ts';
export { armRows, statementRows } from './rows.ts';
export { tallyOf, uncoveredLines } from './tally-of.ts';
