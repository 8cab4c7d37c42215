export { linesOf, toLineRanges } from './line-range.ts';
export type { LineRange } from './line-range.ts';
export { nestsTooDeep } from './nesting-depth.ts';
export { compareRatios, isMeasured, METRICS, reaches, shownPercent, sumTallies } from './ratio.ts';
export type { Band, Metric, Ratio, Tally } from './ratio.ts';
export {
  byText,
  gitRepoPath,
  isWithin,
  joinRepoPath,
  parentOf,
  pathBelow,
  ROOT,
  toRepoPath,
} from './repo-path.ts';
export type { RepoPath } from './repo-path.ts';
export { collect, failed, InvariantError, ok } from './result.ts';
export type { Problem, ProblemCode, Result } from './result.ts';
export type { RunCommand } from './run-command.ts';
