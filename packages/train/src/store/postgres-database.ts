import { ok } from '@tidemark/kernel';
import { hasTable, lookAtPostgres, openPostgres } from '@tidemark/ledger/postgres';
import type { Database, DatabaseView } from './database.ts';
import { MIGRATIONS, TASK_TABLE } from './migrations.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { trainError } from './train-error.ts';

/** The time at which it is evaluated, also in a transaction or after a wait for a row. */
const NOW = 'CAST(round(extract(epoch FROM clock_timestamp()) * 1000) AS BIGINT)';

/** Looks into a PostgreSQL database, which it cannot write. */
export function postgresView(url: string): DatabaseView {
  const inTurn = oneAtATime();
  const session = lookAtPostgres(url, trainError);
  return {
    shown: session.shown,
    now: NOW,
    rows: (sql, values) =>
      inTurn(() =>
        session.use(async (query) => ok((await hasTable(query, TASK_TABLE)) ? await query(sql, values) : [])),
      ),
    close: () => inTurn(() => session.close()),
  };
}

/** A PostgreSQL database for any number of machines, migrated when it is first needed. */
export function postgresDatabase(url: string): Database {
  const inTurn = oneAtATime();
  const session = openPostgres(url, trainError, MIGRATIONS);
  return {
    shown: session.shown,
    now: NOW,
    rows: (sql, values) => inTurn(() => session.use(async (query) => ok(await query(sql, values)))),
    write: (work) =>
      inTurn(() =>
        // What throws ends the connection, and with it the transaction.
        session.use(async (query) => {
          await query('BEGIN');
          const done = await work(query);
          await query(done.ok ? 'COMMIT' : 'ROLLBACK');
          return done;
        }),
      ),
    close: () => inTurn(() => session.close()),
  };
}
