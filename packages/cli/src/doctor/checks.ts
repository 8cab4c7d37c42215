import { byText } from '@tidemark/kernel';
import { allowExpired, allowExpiring } from './allow-expiry.ts';
import { cacheLosesReport, cacheOutlivesCode } from './cached-tasks.ts';
import type { RepositoryFacts } from './facts.ts';
import { SEVERITY_OF_CODE, type Check, type DoctorCode, type DoctorFinding } from './finding.ts';
import { hiddenChange, sparseCheckout, summaryIgnored } from './git-state.ts';
import { emptyLayer, idleExclusion } from './manifest-globs.ts';
import { noCoverageScript } from './no-coverage-script.ts';
import { nodeMismatch } from './node-mismatch.ts';
import { versionsApart } from './versions-apart.ts';
import { unreadableConfig } from './unreadable-config.ts';
import { runEmptiesCoverage, untestedUncounted } from './vitest-coverage.ts';
import { mergeGroupMissing, shallowCheckout, shallowClone } from './workflows.ts';

/** Every check by the code of what it finds. */
export const CHECKS = {
  'cache-loses-report': cacheLosesReport,
  'cache-outlives-code': cacheOutlivesCode,
  'shallow-clone': shallowClone,
  'shallow-checkout': shallowCheckout,
  'merge-group-missing': mergeGroupMissing,
  'untested-uncounted': untestedUncounted,
  'no-coverage-script': noCoverageScript,
  'run-empties-coverage': runEmptiesCoverage,
  'versions-apart': versionsApart,
  'empty-layer': emptyLayer,
  'idle-exclusion': idleExclusion,
  'allow-expired': allowExpired,
  'allow-expiring': allowExpiring,
  'summary-ignored': summaryIgnored,
  'hidden-change': hiddenChange,
  'sparse-checkout': sparseCheckout,
  'node-mismatch': nodeMismatch,
  'unreadable-config': unreadableConfig,
} as const satisfies Record<DoctorCode, Check>;

/** All that the checks find: errors before warnings, then by place. */
export function examine(facts: RepositoryFacts): DoctorFinding[] {
  const rank = ({ code }: DoctorFinding) => (SEVERITY_OF_CODE[code] === 'error' ? 0 : 1);
  return Object.values<Check>(CHECKS)
    .flatMap((check) => check(facts))
    .toSorted(
      (left, right) =>
        rank(left) - rank(right) ||
        byText(left.file ?? '', right.file ?? '') ||
        (left.line ?? 0) - (right.line ?? 0) ||
        byText(left.code, right.code),
    );
}
