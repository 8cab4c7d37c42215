import type { Problem } from '@tidemark/kernel';
import type { LandingReport, TrainRun } from '@tidemark/train';
import { COVERAGE_REPORT } from '../gate/gate-tree.ts';
import type { ErrorPart, LandDocument, WarningPart } from './documents.ts';
import { errorPart } from './error-part.ts';

type LandingPart = LandDocument['landings'][number];

/** What was landed on, and what came of it. */
export interface LandParts extends Pick<LandDocument, 'repository' | 'target'> {
  readonly run: TrainRun;
  /** Beside those of the run: of notifications. */
  readonly warnings: readonly Problem[];
}

/** The document of a train that ran. */
export function landDocument({ repository, target, run, warnings }: LandParts): LandDocument {
  const { landings, problems, finished, token } = run;
  const failures = [...problems, ...landings.flatMap((landing) => landing.problems)];
  const error = failures.length === 0 ? null : errorPart(failures);
  const findings = landings.flatMap(findingOf);
  return {
    ...emptyLand(),
    status: error !== null ? 'error' : findings.length > 0 ? 'fail' : 'pass',
    reason: error?.code ?? reasonOf(run),
    repository,
    target,
    token,
    landings: landings.map(landingPart),
    findings,
    finished: [...finished],
    report: landings.some(({ coverage }) => coverage !== null) ? COVERAGE_REPORT : null,
    warnings: [...landings.flatMap(warningsOf), ...[...run.warnings, ...warnings].map(warningPart)],
    error,
  };
}

/** The document of a train that did not run. */
export function landError(error: ErrorPart): LandDocument {
  return { ...emptyLand(), reason: error.code, error };
}

function reasonOf({ landings, finished }: TrainRun): LandDocument['reason'] {
  if (landings.some(({ outcome }) => outcome === 'failed')) return 'failed';
  if (landings.some(({ outcome }) => outcome === 'refused')) return 'refused';
  return landings.length + finished.length === 0 ? 'nothing-queued' : 'landed';
}

function landingPart(report: LandingReport): LandingPart {
  const { branch, outcome, stage, tries, reason, base, head, checks, coverage, isRaised } = report;
  return {
    branch,
    outcome,
    stage,
    tries,
    reason,
    base,
    head,
    checks: checks.map((check) => ({ ...check })),
    coverage: coverage && { ...coverage },
    raised: isRaised,
  };
}

function findingOf({ branch, outcome, reason }: LandingReport): LandDocument['findings'] {
  const message = reason ?? outcome;
  if (outcome === 'failed')
    return [{ kind: 'check-failed', branch, message, hint: 'Mend it, push the branch, and land it again' }];
  if (outcome !== 'refused') return [];
  const hint = `Mend it, then: tidemark land ${branch} --reset --reason '…'`;
  return [{ kind: 'tries-spent', branch, message, hint }];
}

function warningsOf({ branch, checks, warnings }: LandingReport): WarningPart[] {
  const said = checks.flatMap(({ name, warning }) =>
    warning === null ? [] : [{ code: name, message: `${branch}: ${warning}` }],
  );
  return [...said, ...warnings.map(warningPart)];
}

function warningPart({ code, message }: Problem): WarningPart {
  return { code, message };
}

function emptyLand(): LandDocument {
  return {
    $schema: 'urn:tidemark:schema:land:v1',
    schemaVersion: 1,
    command: 'land',
    status: 'error',
    reason: 'internal',
    repository: null,
    target: null,
    token: null,
    landings: [],
    findings: [],
    finished: [],
    report: null,
    warnings: [],
    error: null,
    truncated: { omitted: 0 },
    next: [],
  };
}
