import { collect, ok } from '@tidemark/kernel';
import type { TrainStore } from '../train-store.ts';
import type { Database } from './database.ts';
import { underLease } from './leases.ts';
import { readLanding } from './read-rows.ts';
import { jsonOf } from './tasks.ts';

const UNFINISHED = `SELECT repository, token, branch, target, from_commit, to_commit, measurement FROM train_landing
  WHERE repository = $1 ORDER BY token, begun_at, to_commit`;
const CONCLUDE = 'DELETE FROM train_landing WHERE repository = $1 AND token = $2 AND to_commit = $3';

/** Landings under way in a database, written down before main moves. */
export function landingsIn(database: Database): Pick<TrainStore, 'intend' | 'unfinished' | 'conclude'> {
  const { now, shown } = database;
  const intend = `INSERT INTO train_landing
    (repository, token, branch, target, from_commit, to_commit, measurement, begun_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, ${now})
    ON CONFLICT (repository, token, to_commit) DO UPDATE SET
      branch = $3, target = $4, from_commit = $5, measurement = $7, begun_at = ${now}`;
  return {
    intend: (lease, { branch, target, from, to, measurement }) =>
      underLease(database, lease, async (query) => {
        const { repository, token } = lease;
        await query(intend, [repository, token, branch, target, from, to, jsonOf(measurement)]);
        return true;
      }),
    unfinished: async (repository) => {
      const rows = await database.rows(UNFINISHED, [repository]);
      return rows.ok ? collect(rows.value.map((row) => readLanding(row, shown))) : rows;
    },
    conclude: ({ repository, token, to }) =>
      database.write(async (query) => {
        await query(CONCLUDE, [repository, token, to]);
        return ok(null);
      }),
  };
}
