import { collect, ok, type Result } from '@tidemark/kernel';
import type { BaselineReader } from '../baseline-store.ts';
import type { Entry } from '../baseline.ts';
import { entryOfRow } from '../entry-of-row.ts';
import { ledgerError } from '../ledger-error.ts';
import { hasTable, lookAtPostgres, type PostgresSession, type Query } from './postgres-session.ts';

/** Columns as a record has them: counts as numbers, the time as ISO text of the server's clock. */
export const COLUMNS = `revision::int AS revision,
  to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS recorded_at, kind, actor, reason, baseline`;

/** Looks into a PostgreSQL database, which it cannot write; one without the table has recorded nothing yet. */
export function postgresReader(url: string): BaselineReader {
  const session = lookAtPostgres(url, ledgerError);
  const isThere = (query: Query) => hasTable(query, 'coverage_baseline');
  return readerOf(session, isThere);
}

/** Reads through a session; `isThere` tells whether there is anything to read. */
export function readerOf(
  session: PostgresSession,
  isThere: (query: Query) => Promise<boolean>,
): BaselineReader {
  const newest = (repository: string, limit: number) =>
    session.use(async (query): Promise<Result<Entry[]>> => {
      if (!(await isThere(query))) return ok([]);
      const sql = `SELECT ${COLUMNS} FROM coverage_baseline WHERE repository = $1 ORDER BY coverage_baseline.revision DESC LIMIT $2`;
      const rows = await query(sql, [repository, limit]);
      return collect(rows.map((row) => entryOfRow(row, session.shown)));
    });
  return {
    read: async (repository) => {
      const entries = await newest(repository, 1);
      return entries.ok ? ok(entries.value[0] ?? null) : entries;
    },
    history: newest,
    close: () => session.close(),
  };
}
