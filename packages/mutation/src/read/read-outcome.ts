import type { Result } from '@tidemark/kernel';
import type { PackageRun } from '../mutant.ts';
import { hungSuite } from '../run/hung-suite.ts';
import type { StrykerOutcome } from '../run/run-stryker.ts';
import { strykerFailure } from '../run/stryker-failure.ts';
import { readReport, type ReportContext } from './read-report.ts';

/**
 * Reads what a run of Stryker leaves: the mutants that were asked for, or why there is no judgement. `testFiles` are those
 * of the package, to be named when the suite hangs.
 */
export async function readOutcome(
  outcome: StrykerOutcome,
  context: ReportContext,
  testFiles: readonly string[],
): Promise<Result<PackageRun>> {
  if (outcome.code !== 0 || outcome.report === null) return strykerFailure(context.name, outcome, testFiles);
  const run = await readReport(outcome.report, context);
  return run.ok ? (hungSuite(context.name, run.value) ?? run) : run;
}
