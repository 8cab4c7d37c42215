import type { ErrorPart, NoticeDocument } from './documents.ts';

/** The document of an error that belongs to no command, or to one that only does something. */
export function noticeOf(command: string, error: ErrorPart): NoticeDocument {
  return { ...emptyNotice(command), reason: error.code, error };
}

/** The document of a base that was remembered: the revision as it was named, and its commit id. */
export function recordedNotice(command: string, base: NonNullable<NoticeDocument['base']>): NoticeDocument {
  return { ...emptyNotice(command), status: 'pass', reason: 'recorded', base };
}

/** The document of a base that was forgotten. */
export function forgottenNotice(command: string): NoticeDocument {
  return { ...emptyNotice(command), status: 'pass', reason: 'forgotten' };
}

function emptyNotice(command: string): NoticeDocument {
  return {
    $schema: 'urn:tidemark:schema:notice:v1',
    schemaVersion: 1,
    command,
    status: 'error',
    reason: 'internal',
    base: null,
    warnings: [],
    error: null,
    truncated: { omitted: 0 },
    next: [],
  };
}
