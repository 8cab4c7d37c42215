import { shownPercent, type Ratio } from '@tidemark/kernel';
import type { GateOutcome } from '../gate/gate-outcome.ts';
import type { GateSettings } from '../gate/gate-settings.ts';
import type { ErrorPart, GateDocument, WarningPart } from './documents.ts';
import { errorPart } from './error-part.ts';

/** The document of a gate that ran, whatever came of it. */
export function gateDocument(outcome: GateOutcome, settings: GateSettings): GateDocument {
  const { status, repository, head, base, baseline, measured, problems } = outcome;
  const isOpen = status === 'TOOL_ERROR' && !settings.isFailClosed;
  const error = problems.length === 0 ? null : errorPart(problems);
  return {
    ...emptyGate(),
    status: isOpen ? 'open' : STATUS_OF[status],
    reason: reasonOf(outcome, error),
    coverageStatus: status,
    repository,
    head: head && { sha: head.commit, tree: head.tree, dirty: head.uncommitted.length > 0 },
    base: base && { ...base },
    settings: settingsPart(settings),
    measured: measured && { ...measured },
    baseline: baseline && {
      ...baseline.mark,
      revision: baseline.revision,
      override: baseline.override && overridePart(baseline.override),
    },
    findings: outcome.under.map((bar) =>
      bar === 'floor' ? underFloor(measured, settings) : underBaseline(measured, outcome, settings),
    ),
    unmeasured: outcome.unmeasured.map(({ file, package: owner }) => ({
      file,
      package: owner.name,
      hint: 'No report mentions this file: let coverage.include reach it, or give it an allow entry with a reason',
      run: owner.run,
    })),
    warnings: [...(isOpen ? [LET_PASS] : []), ...outcome.warnings],
    error,
  };
}

/** The document of a gate that could not even begin, or whose report could not be written: no one is let pass by it. */
export function gateError(error: ErrorPart): GateDocument {
  return { ...emptyGate(), reason: error.code, error };
}

/** The parts of an override that say who answers for it. */
export function overridePart({ actor, reason, expires }: { actor: string; reason: string; expires: string }) {
  return { actor, reason, expires };
}

const LET_PASS: WarningPart = {
  code: 'fail-open',
  message:
    'WARNING: coverage could not be judged, and the branch is let pass all the same (--fail-closed holds it)',
};

const STATUS_OF = {
  PASS: 'pass',
  BOOTSTRAP: 'pass',
  FAIL: 'fail',
  SKIPPED: 'skipped',
  TOOL_ERROR: 'error',
} as const satisfies Record<GateOutcome['status'], GateDocument['status']>;

function reasonOf(outcome: GateOutcome, error: ErrorPart | null): GateDocument['reason'] {
  if (outcome.skipped !== null) return outcome.skipped;
  if (error !== null) return error.code;
  if (outcome.under.includes('baseline')) return 'under-baseline';
  if (outcome.under.includes('floor')) return 'under-floor';
  if (outcome.unmeasured.length > 0) return 'unmeasured';
  return outcome.isBootstrap ? 'bootstrap' : 'held';
}

function settingsPart(settings: GateSettings): GateDocument['settings'] {
  const { policy, metric, floor, epsilon, isFailClosed } = settings;
  return { policy, metric, floor: floor.text, epsilon: epsilon.text, failClosed: isFailClosed };
}

function underFloor(
  measured: Ratio | null,
  { metric, floor }: GateSettings,
): GateDocument['findings'][number] {
  return {
    kind: 'under-floor',
    message: `${metric} ${shares(measured)}, and the floor is ${floor.text} %`,
    hint: 'Test more of what this branch brings: tidemark diff names the lines',
  };
}

function underBaseline(
  measured: Ratio | null,
  { baseline }: GateOutcome,
  { metric, epsilon }: GateSettings,
): GateDocument['findings'][number] {
  const owed = uncovered(measured) - uncovered(baseline?.mark ?? null);
  const within = epsilon.text === '0' ? '' : `, by more than ${epsilon.text} points`;
  return {
    kind: 'under-baseline',
    message: `${metric} ${shares(measured)} is under the baseline of ${shares(baseline?.mark ?? null)}${within}`,
    hint: `Cover what this branch leaves uncovered (tidemark diff names the lines): ${owed} fewer uncovered ${metric} hold the baseline in any case`,
  };
}

function uncovered(ratio: Ratio | null): number {
  return ratio === null ? 0 : ratio.total - ratio.covered;
}

function shares(ratio: Ratio | null): string {
  return ratio === null ? '-' : `${ratio.covered} of ${ratio.total} (${shownPercent(ratio) ?? '-'} %)`;
}

function emptyGate(): GateDocument {
  return {
    $schema: 'urn:tidemark:schema:gate:v1',
    schemaVersion: 1,
    command: 'gate',
    status: 'error',
    reason: 'internal',
    coverageStatus: 'TOOL_ERROR',
    repository: null,
    head: null,
    base: null,
    settings: null,
    measured: null,
    baseline: null,
    findings: [],
    unmeasured: [],
    report: null,
    warnings: [],
    error: null,
    truncated: { omitted: 0 },
    next: [],
  };
}
