import { ok } from '@tidemark/kernel';
import type { TrainStore } from '../train-store.ts';
import type { Database } from './database.ts';
import { underLease } from './leases.ts';
import { TASK } from './queue-reader.ts';
import { readTask } from './read-rows.ts';

const NEXT_POSITION = `INSERT INTO train_position (id, last) VALUES (1, 1)
  ON CONFLICT (id) DO UPDATE SET last = train_position.last + 1 RETURNING last`;
const COUNT = `INSERT INTO train_outcome (repository, outcome, count) VALUES ($1, $2, 1)
  ON CONFLICT (repository, outcome) DO UPDATE SET count = train_outcome.count + 1`;

/** The queue of a database: branches that wait or are landed, and what came of it. */
export function tasksIn(database: Database): Pick<TrainStore, 'enqueue' | 'resetTries' | 'begin' | 'settle'> {
  const { now, shown } = database;
  const waits = "train_task.stage IN ('queued', 'landing')";
  const enqueue = `INSERT INTO train_task (repository, branch, stage, tries, position, updated_at)
    VALUES ($1, $2, 'queued', 0, $3, ${now})
    ON CONFLICT (repository, branch) DO UPDATE SET
      stage = CASE WHEN ${waits} THEN train_task.stage ELSE 'queued' END,
      position = CASE WHEN ${waits} THEN train_task.position ELSE $3 END,
      reason = CASE WHEN ${waits} THEN train_task.reason END,
      updated_at = CASE WHEN ${waits} THEN train_task.updated_at ELSE ${now} END
    RETURNING ${TASK}`;
  const record = `INSERT INTO train_reset (repository, branch, tries, actor, reason, recorded_at)
    SELECT repository, branch, tries, CAST($3 AS TEXT), CAST($4 AS TEXT), ${now}
    FROM train_task WHERE repository = $1 AND branch = $2`;
  const reset = `UPDATE train_task SET tries = 0, updated_at = ${now}
    WHERE repository = $1 AND branch = $2 RETURNING ${TASK}`;
  const requeue = `UPDATE train_task SET stage = 'queued', updated_at = ${now}
    WHERE repository = $1 AND stage = 'landing'`;
  const begin = `UPDATE train_task SET stage = 'landing', updated_at = ${now}
    WHERE repository = $1 AND branch = $2 AND stage = 'queued' RETURNING branch`;
  const settle = `UPDATE train_task SET stage = $3, tries = CASE WHEN $3 = 'landed' THEN 0 ELSE tries + $4 END,
      reason = $5, head = coalesce($6, head), coverage = coalesce($7, coverage), updated_at = ${now}
    WHERE repository = $1 AND branch = $2 RETURNING branch`;
  return {
    enqueue: (repository, branch) =>
      database.write(async (query) => {
        const [next] = await query(NEXT_POSITION);
        const [row] = await query(enqueue, [repository, branch, next?.['last']]);
        return readTask(row, shown);
      }),
    resetTries: (repository, branch, { actor, reason }) =>
      database.write(async (query) => {
        await query(record, [repository, branch, actor, textOf(reason)]);
        const [row] = await query(reset, [repository, branch]);
        return row === undefined ? ok(null) : readTask(row, shown);
      }),
    begin: (lease, branch) =>
      underLease(database, lease, async (query) => {
        await query(requeue, [lease.repository]);
        return (await query(begin, [lease.repository, branch])).length > 0;
      }),
    settle: (lease, branch, outcome, { stage, tries, reason, head, coverage }) =>
      underLease(database, lease, async (query) => {
        const said = reason === null ? null : textOf(reason);
        const values = [lease.repository, branch, stage, tries, said, head, jsonOf(coverage)];
        if ((await query(settle, values)).length === 0) return false;
        await query(COUNT, [lease.repository, outcome]);
        return true;
      }),
  };
}

/** A value as it is stored; null is the absence of one. */
export function jsonOf(value: object | null): string | null {
  return value === null ? null : JSON.stringify(value);
}

/** PostgreSQL stores no NUL, and nobody reads more. */
function textOf(reason: string): string {
  return reason.replaceAll('\0', '').slice(0, 2000);
}
