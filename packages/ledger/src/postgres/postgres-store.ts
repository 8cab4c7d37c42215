import { ok } from '@tidemark/kernel';
import type { BaselineStore } from '../baseline-store.ts';
import { entryOfRow } from '../entry-of-row.ts';
import { ledgerError } from '../ledger-error.ts';
import type { Migration } from '../migration.ts';
import { COLUMNS, readerOf } from './postgres-reader.ts';
import { openPostgres } from './postgres-session.ts';

/** Rows are only ever inserted. Two writers of one revision collide on the primary key. */
const MIGRATIONS: readonly Migration[] = [
  {
    name: 'coverage-baseline',
    sql: `CREATE TABLE IF NOT EXISTS coverage_baseline (
      repository text NOT NULL,
      revision bigint NOT NULL CHECK (revision > 0),
      recorded_at timestamptz NOT NULL DEFAULT now(),
      kind text NOT NULL,
      actor text,
      reason text,
      baseline jsonb NOT NULL,
      PRIMARY KEY (repository, revision)
    )`,
  },
];

const INSERT = `INSERT INTO coverage_baseline (repository, revision, kind, actor, reason, baseline)
  SELECT $1, $2::bigint, $3, $4, $5, $6::jsonb
  WHERE (SELECT count(*) FROM coverage_baseline WHERE repository = $1) = $2::bigint - 1
  ON CONFLICT DO NOTHING
  RETURNING ${COLUMNS}`;

/** Keeps baselines in a PostgreSQL database, for any number of machines; the clock is the server's. */
export function postgresStore(url: string): BaselineStore {
  const session = openPostgres(url, ledgerError, MIGRATIONS);
  return {
    ...readerOf(session, () => Promise.resolve(true)),
    compareAndSet: (repository, expected, { kind, actor, reason, baseline }) =>
      session.use(async (query) => {
        const values = [repository, (expected ?? 0) + 1, kind, actor, reason, JSON.stringify(baseline)];
        const [row] = await query(INSERT, values);
        return row === undefined ? ok(null) : entryOfRow(row, session.shown);
      }),
  };
}
