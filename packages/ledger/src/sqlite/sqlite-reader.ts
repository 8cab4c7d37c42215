import { existsSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { failed, ok, type Result } from '@tidemark/kernel';
import type { BaselineReader } from '../baseline-store.ts';
import type { Entry } from '../baseline.ts';
import { entryOfRow } from '../entry-of-row.ts';
import { ledgerError } from '../ledger-error.ts';
import { hasTable, lookAtSqlite } from './sqlite-database.ts';

export const COLUMNS = 'revision, recorded_at, kind, actor, reason, baseline';

/** Looks into a database file, which it never writes; one that is not there has recorded nothing yet. */
export function sqliteReader(file: string): BaselineReader {
  let database: DatabaseSync | null = null;
  const newest = (repository: string, limit: number) =>
    attempt(file, () => {
      if (database === null && !existsSync(file)) return ok([]);
      database ??= lookAtSqlite(file);
      return hasTable(database, 'coverage_baseline')
        ? newestEntries(database, { file, repository, limit })
        : ok([]);
    });
  return {
    read: async (repository) => firstOf(newest(repository, 1)),
    history: async (repository, limit) => newest(repository, limit),
    close: async () => database?.close(),
  };
}

/** The newest entries of a repository in an open database, newest first. */
export function newestEntries(
  database: DatabaseSync,
  { file, repository, limit }: { readonly file: string; readonly repository: string; readonly limit: number },
): Result<Entry[]> {
  const rows = database
    .prepare(`SELECT ${COLUMNS} FROM coverage_baseline WHERE repository = ? ORDER BY revision DESC LIMIT ?`)
    .all(repository, limit);
  const entries: Entry[] = [];
  for (const row of rows) {
    const entry = entryOfRow(row, file);
    if (!entry.ok) return entry;
    entries.push(entry.value);
  }
  return ok(entries);
}

/** The first of some entries; null when there is none. */
export function firstOf(entries: Result<Entry[]>): Result<Entry | null> {
  return entries.ok ? ok(entries.value[0] ?? null) : failed(...entries.problems);
}

/** What SQLite throws (no database, locked, full, not writable) is `ledger-error`. */
export function attempt<T>(file: string, work: () => Result<T>): Result<T> {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return ledgerError(
      file,
      `cannot be used: ${error.message}`,
      'Check that it is a SQLite database that you may write',
    );
  }
}
