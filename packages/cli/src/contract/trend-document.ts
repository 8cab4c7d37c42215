import type { ErrorPart, TrendDocument, WarningPart } from './documents.ts';

/** What of the history was read, and what of it is shown. */
export interface TrendParts {
  readonly since: string | null;
  /** Oldest first. */
  readonly moments: readonly { readonly commit: string; readonly at: string | null }[];
  readonly series: TrendDocument['series'];
  readonly written: readonly string[];
  readonly warnings: readonly WarningPart[];
}

/** The document of a history that was read, be it empty. */
export function trendDocument({ since, moments, series, written, warnings }: TrendParts): TrendDocument {
  return {
    ...emptyTrend(),
    status: 'pass',
    reason: moments.length === 0 ? 'empty' : 'shown',
    since,
    summaries: moments.length,
    commits: moments.map(({ commit, at }) => ({ commit, at })).toReversed(),
    series,
    written: [...written],
    warnings: [...warnings],
  };
}

/** The document of a history that could not be read. */
export function trendError(error: ErrorPart): TrendDocument {
  return { ...emptyTrend(), reason: error.code, error };
}

function emptyTrend(): TrendDocument {
  return {
    $schema: 'urn:tidemark:schema:trend:v1',
    schemaVersion: 1,
    command: 'trend',
    status: 'error',
    reason: 'internal',
    since: null,
    summaries: 0,
    commits: [],
    series: [],
    written: [],
    warnings: [],
    error: null,
    truncated: { omitted: 0 },
    next: [],
  };
}
