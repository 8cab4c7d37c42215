import { ERROR_CODES, type ErrorCode } from './error-code.ts';

/** Whether whoever changed the tree can mend it there. What lies outside of the tree an agent cannot mend. */
const IS_MENDABLE: Readonly<Record<ErrorCode, boolean>> = {
  usage: false,
  'not-a-repository': false,
  'unknown-base': false,
  'shallow-history': false,
  'git-failed': false,
  'bad-diff': true,
  'invalid-manifest': true,
  'invalid-workspace': true,
  'invalid-config': true,
  'no-evidence': true,
  'bad-evidence': true,
  'stale-evidence': true,
  'path-mismatch': true,
  'tool-error': false,
  'ledger-error': false,
  'train-error': false,
  'lease-held': false,
  'lease-lost': false,
  'stale-base': false,
  'dirty-tree': false,
  'not-comparable': false,
  internal: false,
};

/** The errors that an agent is asked to mend before it stops. */
export const MENDABLE_ERRORS: readonly ErrorCode[] = ERROR_CODES.filter((code) => IS_MENDABLE[code]);
