export { vitestCoverage } from './vitest-coverage.ts';
export type { VitestCoverage, VitestCoverageOptions } from './vitest-coverage.ts';
