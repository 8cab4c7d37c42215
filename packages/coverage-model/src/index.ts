export { formatCobertura } from './cobertura/format-cobertura.ts';
export { at } from './columns.ts';
export { COUNTED_BLOCK, OPEN_END } from './coverage.ts';
export type {
  FileCoverage,
  FunctionHits,
  IstanbulBranch,
  IstanbulEntry,
  IstanbulRange,
  Measured,
  ParsedReport,
  Reread,
} from './coverage.ts';
export { formatIstanbul } from './istanbul/format-istanbul.ts';
export { mergeFiles } from './merge-files.ts';
export { formatLcov } from './lcov/format-lcov.ts';
export { resolveSources } from './paths/resolve-sources.ts';
export { listSources, readReport, scanReport } from './read-report.ts';
export { armRows, statementRows } from './rows.ts';
export { tallyOf } from './tally-of.ts';
