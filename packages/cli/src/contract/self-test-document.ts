import type { FinishedTrial } from '../gather/self-test/run-trial.ts';
import { judgeTrial, type Seen } from '../self-test/judge-trial.ts';
import type { ErrorPart, SelfTestDocument, WarningPart } from './documents.ts';

/** Named places that are shown of one answer of the gate; a gate that names more strays anyway. */
const MOST_NAMED = 20;

/** The document of a finished trial: what was planted, what the gate said, and whether that is right. */
export function selfTestDocument(trial: FinishedTrial, warnings: readonly WarningPart[]): SelfTestDocument {
  const findings = judgeTrial(trial);
  const isBlind = findings.some((finding) => finding.code === 'gate-blind');
  return {
    ...emptySelfTest(),
    status: findings.length === 0 ? 'pass' : 'fail',
    reason: findings.length === 0 ? 'noticed' : isBlind ? 'blind' : 'stray',
    package: { name: trial.package.name, path: trial.package.path },
    planted: { file: trial.file, ranges: [[trial.lines[0], trial.lines[1]]] },
    run: trial.run,
    seen: [seenPart(trial.planted), seenPart(trial.removed)],
    findings: findings.map((finding) => ({ ...finding })),
    warnings: [...warnings],
  };
}

/** The document of a trial that could not be made. */
export function selfTestError(error: ErrorPart): SelfTestDocument {
  return { ...emptySelfTest(), status: 'error', reason: error.code, error };
}

function seenPart({ step, status, reason, named }: Seen): SelfTestDocument['seen'][number] {
  return {
    step,
    status,
    reason,
    named: named.slice(0, MOST_NAMED).map(({ file, ranges }) => ({
      file,
      ranges: ranges.slice(0, MOST_NAMED).map(([first, last]) => [first, last]),
    })),
  };
}

function emptySelfTest(): SelfTestDocument {
  return {
    $schema: 'urn:tidemark:schema:self-test:v1',
    schemaVersion: 1,
    command: 'self-test',
    status: 'error',
    reason: 'internal',
    package: null,
    planted: null,
    run: null,
    seen: [],
    findings: [],
    warnings: [],
    error: null,
    truncated: { omitted: 0 },
    next: [],
  };
}
