import type { ErrorPart, ServeDocument } from './documents.ts';

/** What is told of a face that listens. */
export type ServeParts = Pick<ServeDocument, 'url' | 'pid' | 'repository' | 'writable'>;

/** The document of a face that listens. */
export function serveDocument({ url, pid, repository, writable }: ServeParts): ServeDocument {
  return { ...emptyServe(), status: 'pass', reason: 'listening', url, pid, repository, writable };
}

/** The document of one that could not. */
export function serveError(error: ErrorPart): ServeDocument {
  return { ...emptyServe(), reason: error.code, error };
}

function emptyServe(): ServeDocument {
  return {
    $schema: 'urn:tidemark:schema:serve:v1',
    schemaVersion: 1,
    command: 'serve',
    status: 'error',
    reason: 'internal',
    url: null,
    pid: null,
    repository: null,
    writable: false,
    warnings: [],
    error: null,
    truncated: { omitted: 0 },
    next: [],
  };
}
