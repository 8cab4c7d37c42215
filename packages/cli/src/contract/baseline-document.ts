import type { Entry, Mark, Marks } from '@tidemark/ledger/look';
import type { BaselineDocument, ErrorPart, WarningPart } from './documents.ts';

type EntryPart = BaselineDocument['entries'][number];

/** What a baseline command came to. */
export interface BaselineParts {
  readonly reason: 'shown' | 'empty' | 'raised' | 'kept' | 'overridden';
  readonly repository: string;
  readonly entries: readonly Entry[];
  readonly warnings: readonly WarningPart[];
}

/** The document of a baseline that was shown or changed. */
export function baselineDocument({ reason, repository, entries, warnings }: BaselineParts): BaselineDocument {
  return {
    ...emptyBaseline(),
    status: 'pass',
    reason,
    repository,
    entries: entries.map(entryPart),
    warnings: [...warnings],
  };
}

/** The document of a baseline that could not be read or changed. */
export function baselineError(error: ErrorPart): BaselineDocument {
  return { ...emptyBaseline(), reason: error.code, error };
}

function entryPart({ revision, at, kind, actor, reason, baseline: { marks, override } }: Entry): EntryPart {
  return {
    revision,
    at,
    kind,
    actor,
    reason,
    marks: marksPart(marks),
    override: override && {
      actor: override.actor,
      reason: override.reason,
      expires: override.expires,
      marks: marksPart(override.marks),
    },
  };
}

function marksPart({ statements, branches, functions, lines }: Marks): EntryPart['marks'] {
  return {
    statements: markPart(statements),
    branches: markPart(branches),
    functions: markPart(functions),
    lines: markPart(lines),
  };
}

function markPart(mark: Mark | null): EntryPart['marks']['lines'] {
  return mark && { ...mark };
}

function emptyBaseline(): BaselineDocument {
  return {
    $schema: 'urn:tidemark:schema:baseline:v1',
    schemaVersion: 1,
    command: 'baseline',
    status: 'error',
    reason: 'internal',
    repository: null,
    entries: [],
    warnings: [],
    error: null,
    truncated: { omitted: 0 },
    next: [],
  };
}
