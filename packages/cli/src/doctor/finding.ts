import type { RepositoryFacts } from './facts.ts';

/** What doctor can find, and how bad it is: an error makes a gate lie or stop, a warning may. */
export const SEVERITY_OF_CODE = {
  'cache-loses-report': 'error',
  'cache-outlives-code': 'error',
  'shallow-clone': 'warning',
  'shallow-checkout': 'error',
  'merge-group-missing': 'warning',
  'untested-uncounted': 'error',
  'no-coverage-script': 'error',
  'run-empties-coverage': 'error',
  'versions-apart': 'error',
  'empty-layer': 'warning',
  'idle-exclusion': 'warning',
  'allow-expired': 'error',
  'allow-expiring': 'warning',
  'summary-ignored': 'error',
  'hidden-change': 'error',
  'sparse-checkout': 'warning',
  'node-mismatch': 'warning',
  'unreadable-config': 'warning',
} as const satisfies Record<string, 'error' | 'warning'>;

export type DoctorCode = keyof typeof SEVERITY_OF_CODE;

/** Something that would make a gate lie. `file` is repo-relative, `line` 1-based; null where there is no such place. */
export interface DoctorFinding {
  readonly code: DoctorCode;
  readonly message: string;
  readonly hint: string;
  readonly file: string | null;
  readonly line: number | null;
}

/** Looks for one way in which gates lie. Pure: it is given everything that it judges. */
export type Check = (facts: RepositoryFacts) => readonly DoctorFinding[];
