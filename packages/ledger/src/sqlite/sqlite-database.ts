import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Migration } from '../migration.ts';

/** How long a writer waits for the others. */
const WAIT_MS = 60_000;

const DONE = 'CREATE TABLE IF NOT EXISTS tidemark_migration (name TEXT PRIMARY KEY) STRICT';

/** Opens a database file, made when there is none, with every migration done. Throws what SQLite throws. */
export function openSqlite(file: string, migrations: readonly Migration[]): DatabaseSync {
  mkdirSync(path.dirname(file), { recursive: true });
  const database = new DatabaseSync(file, { timeout: WAIT_MS });
  try {
    migrate(database, migrations);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Opens a database file to be looked at; it must be there. */
export function lookAtSqlite(file: string): DatabaseSync {
  return new DatabaseSync(file, { timeout: WAIT_MS, readOnly: true });
}

/** Is a table there? */
export function hasTable(database: DatabaseSync, name: string): boolean {
  return (
    database.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?").get(name) !== undefined
  );
}

function migrate(database: DatabaseSync, migrations: readonly Migration[]): void {
  if (pending(database, migrations).length === 0) return;
  database.exec('BEGIN IMMEDIATE');
  try {
    database.exec(DONE);
    // Another process may have done them while this one waited.
    for (const { name, sql } of pending(database, migrations)) {
      database.exec(sql);
      database.prepare('INSERT INTO tidemark_migration (name) VALUES (?)').run(name);
    }
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

function pending(database: DatabaseSync, migrations: readonly Migration[]): Migration[] {
  if (!hasTable(database, 'tidemark_migration')) return [...migrations];
  const rows = database.prepare('SELECT name FROM tidemark_migration').all();
  const done = new Set(rows.map((row) => row['name']));
  return migrations.filter(({ name }) => !done.has(name));
}
