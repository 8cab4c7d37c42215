import { existsSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { ok, type Result } from '@tidemark/kernel';
import type { Row } from '@tidemark/ledger/postgres';
import { hasTable, lookAtSqlite, openSqlite } from '@tidemark/ledger/sqlite';
import type { Database, DatabaseView } from './database.ts';
import { MIGRATIONS, TASK_TABLE } from './migrations.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { trainError } from './train-error.ts';

const NOW = "CAST(round(unixepoch('subsec') * 1000) AS INTEGER)";

/** SQLite waits with the whole process, heartbeats and all. So it waits shortly, and often, with pauses between. */
const WAIT_MS = 20;
const LONGEST_PAUSE_MS = 20;
const MOST_TRIES = 500;
/** The low byte of every code that says so. Format: sqlite.org/rescode.html. */
const BUSY = 5;

/** Looks into a database file, which it never writes; one that is not there holds nothing yet. */
export function sqliteView(file: string): DatabaseView {
  let database: DatabaseSync | null = null;
  return {
    shown: file,
    now: NOW,
    rows: (sql, values) =>
      attempt(file, async () => {
        if (database === null && !existsSync(file)) return ok([]);
        const view = (database ??= waitingShortly(lookAtSqlite(file)));
        return ok(await patiently(() => (hasTable(view, TASK_TABLE) ? rowsOf(view, sql, values) : [])));
      }),
    close: async () => database?.close(),
  };
}

/** A database file for the processes of one machine, made and migrated when it is first needed. */
export function sqliteDatabase(file: string): Database {
  const inTurn = oneAtATime();
  let database: DatabaseSync | null = null;
  const open = () => (database ??= waitingShortly(openSqlite(file, MIGRATIONS)));
  return {
    shown: file,
    now: NOW,
    rows: (sql, values) =>
      inTurn(() => attempt(file, async () => ok(await patiently(() => rowsOf(open(), sql, values))))),
    write: (work) =>
      inTurn(() =>
        attempt(file, async () => {
          const opened = open();
          await patiently(() => opened.exec('BEGIN IMMEDIATE'));
          try {
            const done = await work(async (sql, values = []) => rowsOf(opened, sql, values));
            if (done.ok) await patiently(() => opened.exec('COMMIT'));
            return done;
          } finally {
            if (opened.isTransaction) opened.exec('ROLLBACK');
          }
        }),
      ),
    close: () => inTurn(async () => database?.close()),
  };
}

function waitingShortly(database: DatabaseSync): DatabaseSync {
  database.exec(`PRAGMA busy_timeout = ${WAIT_MS}`);
  return database;
}

function rowsOf(database: DatabaseSync, sql: string, values: readonly unknown[]): Row[] {
  const named = values.map((value, index) => [`$${index + 1}`, bound(value)] as const);
  return database.prepare(sql).all(Object.fromEntries(named));
}

function bound(value: unknown): string | number | null {
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

async function patiently<T>(step: () => T): Promise<T> {
  for (let nTries = 1; ; nTries += 1) {
    try {
      return step();
    } catch (error) {
      const isBusy = error instanceof Error && Number(Reflect.get(error, 'errcode')) % 256 === BUSY;
      if (!isBusy || nTries === MOST_TRIES) throw error;
    }
    await setTimeout(Math.random() * LONGEST_PAUSE_MS);
  }
}

async function attempt<T>(file: string, work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return trainError(
      file,
      `cannot be used: ${error.message}`,
      'Check that it is a SQLite database that you may write',
    );
  }
}
