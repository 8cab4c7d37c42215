import { collect, type Result } from '@tidemark/kernel';
import type { Row } from '@tidemark/ledger/postgres';
import type { TrainReader } from '../train-store.ts';
import type { DatabaseView } from './database.ts';
import { readLease, readOutcome, readTask } from './read-rows.ts';

/** The columns of a task. */
export const TASK = 'repository, branch, stage, tries, position, reason, head, coverage, updated_at';

const ASKED = '(CAST($1 AS TEXT) IS NULL OR repository = $1)';
const TASKS = `SELECT ${TASK} FROM (
    SELECT ${TASK} FROM train_task WHERE ${ASKED} AND stage <> 'landed'
    UNION ALL
    SELECT ${TASK} FROM (
      SELECT ${TASK} FROM train_task WHERE ${ASKED} AND stage = 'landed' ORDER BY updated_at DESC, branch LIMIT 100
    ) AS newest
  ) AS asked
  ORDER BY CASE stage WHEN 'landing' THEN 0 WHEN 'queued' THEN 1 WHEN 'development' THEN 2 ELSE 3 END,
    CASE stage WHEN 'landed' THEN -updated_at ELSE position END, branch`;

const OUTCOMES = 'SELECT repository, outcome, count FROM train_outcome ORDER BY repository, outcome';

/** The columns of a lease, with the time that is left of it by the clock of the store. */
export function leaseColumns(now: string): string {
  return `repository, token, holder, expires_at - ${now} AS valid_for_ms`;
}

/** Looks at the queue of a database. */
export function queueReader(view: DatabaseView): TrainReader {
  const { now, shown } = view;
  const leases = `SELECT ${leaseColumns(now)} FROM train_lease WHERE expires_at > ${now} ORDER BY repository`;
  const ask = async <T>(
    read: (row: Row, where: string) => Result<T>,
    sql: string,
    values: readonly unknown[],
  ): Promise<Result<T[]>> => {
    const rows = await view.rows(sql, values);
    return rows.ok ? collect(rows.value.map((row) => read(row, shown))) : rows;
  };
  return {
    tasks: (repository) => ask(readTask, TASKS, [repository]),
    leases: () => ask(readLease, leases, []),
    outcomes: () => ask(readOutcome, OUTCOMES, []),
    close: () => view.close(),
  };
}
