import type { ErrorPart, NewDocument, WarningPart } from './documents.ts';

/** What was made, or would be. `next` are the commands that try it. */
export interface Made {
  readonly package: { readonly name: string; readonly path: string };
  readonly files: readonly { readonly path: string; readonly before: string | null }[];
  readonly kept: readonly string[];
  readonly bands: readonly string[];
  readonly warnings: readonly WarningPart[];
  readonly next: readonly string[];
}

/** The document of files that were written, or only planned. */
export function newDocument(made: Made, done: 'written' | 'planned'): NewDocument {
  const { files, kept, bands, warnings, next } = made;
  return {
    ...emptyNew(),
    status: 'pass',
    reason: files.length === 0 ? 'unchanged' : done,
    package: { ...made.package },
    created: files.filter(({ before }) => before === null).map(({ path }) => path),
    updated: files.filter(({ before }) => before !== null).map(({ path }) => path),
    kept: [...kept],
    bands: [...bands],
    warnings: [...warnings],
    next: [...next],
  };
}

/** The document of what could not be made; nothing was written. */
export function newError(error: ErrorPart): NewDocument {
  return { ...emptyNew(), reason: error.code, error };
}

function emptyNew(): NewDocument {
  return {
    $schema: 'urn:tidemark:schema:new:v1',
    schemaVersion: 1,
    command: 'new',
    status: 'error',
    reason: 'internal',
    package: null,
    created: [],
    updated: [],
    kept: [],
    bands: [],
    warnings: [],
    error: null,
    truncated: { omitted: 0 },
    next: [],
  };
}
