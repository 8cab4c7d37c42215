import type { DatabaseSync } from 'node:sqlite';
import { ok } from '@tidemark/kernel';
import type { BaselineStore } from '../baseline-store.ts';
import { entryOfRow } from '../entry-of-row.ts';
import type { Migration } from '../migration.ts';
import { openSqlite } from './sqlite-database.ts';
import { attempt, COLUMNS, firstOf, newestEntries } from './sqlite-reader.ts';

/** Rows are only ever inserted. Two writers of one revision collide on the primary key. */
const MIGRATIONS: readonly Migration[] = [
  {
    name: 'coverage-baseline',
    sql: `CREATE TABLE IF NOT EXISTS coverage_baseline (
      repository TEXT NOT NULL,
      revision INTEGER NOT NULL CHECK (revision > 0),
      recorded_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
      kind TEXT NOT NULL,
      actor TEXT,
      reason TEXT,
      baseline TEXT NOT NULL,
      PRIMARY KEY (repository, revision)
    ) STRICT`,
  },
];

const INSERT = `INSERT INTO coverage_baseline (repository, revision, kind, actor, reason, baseline)
  SELECT :repository, :revision, :kind, :actor, :reason, :baseline
  WHERE (SELECT count(*) FROM coverage_baseline WHERE repository = :repository) = :revision - 1
  RETURNING ${COLUMNS}`;

/** Keeps baselines in a SQLite file, for the processes of one machine. It is opened when it is first needed. */
export function sqliteStore(file: string): BaselineStore {
  let database: DatabaseSync | null = null;
  const open = () => (database ??= openSqlite(file, MIGRATIONS));
  return {
    read: async (repository) =>
      attempt(file, () => firstOf(newestEntries(open(), { file, repository, limit: 1 }))),
    history: async (repository, limit) =>
      attempt(file, () => newestEntries(open(), { file, repository, limit })),
    compareAndSet: async (repository, expected, { kind, actor, reason, baseline }) =>
      attempt(file, () => {
        const revision = (expected ?? 0) + 1;
        const row = open()
          .prepare(INSERT)
          .get({ repository, revision, kind, actor, reason, baseline: JSON.stringify(baseline) });
        return row === undefined ? ok(null) : entryOfRow(row, file);
      }),
    close: async () => database?.close(),
  };
}
