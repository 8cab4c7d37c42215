import type { ErrorPart, NoticeDocument } from './documents.ts';

/** The document of an error that belongs to no command, or to one that only does something. */
export function noticeOf(command: string, error: ErrorPart): NoticeDocument {
  return {
    $schema: 'urn:tidemark:schema:notice:v1',
    schemaVersion: 1,
    command,
    status: 'error',
    reason: error.code,
    base: null,
    warnings: [],
    error,
    truncated: { omitted: 0 },
    next: [],
  };
}
