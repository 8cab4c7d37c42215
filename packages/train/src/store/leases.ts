import { ok, type Result } from '@tidemark/kernel';
import type { Query } from '@tidemark/ledger/postgres';
import type { Lease } from '../lease.ts';
import type { TrainStore } from '../train-store.ts';
import type { Database } from './database.ts';
import { leaseColumns } from './queue-reader.ts';
import { readLease } from './read-rows.ts';

/** Gives leases and takes them back. Every comparison of times is made in the database, on its own clock. */
export function leasesIn(database: Database): Pick<TrainStore, 'acquire' | 'renew' | 'release'> {
  const { now, shown } = database;
  const columns = leaseColumns(now);
  const take = `INSERT INTO train_lease (repository, token, holder, expires_at) VALUES ($1, 1, $2, ${now} + $3)
    ON CONFLICT (repository) DO UPDATE SET token = train_lease.token + 1, holder = $2, expires_at = ${now} + $3
    WHERE train_lease.expires_at <= ${now} RETURNING ${columns}`;
  const look = `SELECT ${columns} FROM train_lease WHERE repository = $1`;
  const extend = `UPDATE train_lease SET expires_at = ${now} + $3
    WHERE repository = $1 AND token = $2 AND expires_at > ${now} RETURNING ${columns}`;
  const end = 'UPDATE train_lease SET expires_at = 0 WHERE repository = $1 AND token = $2';
  return {
    acquire: (repository, holder, ttlMs) =>
      database.write(async (query) => {
        const [taken] = await query(take, [repository, holder, ttlMs]);
        const [row] = taken === undefined ? await query(look, [repository]) : [taken];
        const lease = readLease(row, shown);
        if (!lease.ok) return lease;
        return ok(
          taken === undefined
            ? { isTaken: false, heldBy: lease.value }
            : { isTaken: true, lease: lease.value },
        );
      }),
    renew: ({ repository, token }, ttlMs) =>
      database.write(async (query) => {
        const [row] = await query(extend, [repository, token, ttlMs]);
        return row === undefined ? ok(null) : readLease(row, shown);
      }),
    release: ({ repository, token }) =>
      database.write(async (query) => {
        await query(end, [repository, token]);
        return ok(null);
      }),
  };
}

/**
 * Does work in a database while a lease holds: its row is kept from everybody else until all is written. False without any
 * work when its token is not the newest, or it has expired.
 */
export function underLease(
  database: Database,
  { repository, token }: Lease,
  work: (query: Query) => Promise<boolean>,
): Promise<Result<boolean>> {
  const hold = `UPDATE train_lease SET holder = holder
    WHERE repository = $1 AND token = $2 AND expires_at > ${database.now} RETURNING token`;
  return database.write(async (query) => {
    const [held] = await query(hold, [repository, token]);
    return ok(held !== undefined && (await work(query)));
  });
}
