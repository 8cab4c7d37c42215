import type { Migration } from '@tidemark/ledger/look';

/**
 * The tables of the train, in words that SQLite and PostgreSQL share. Times are ms since 1970 by the clock of the store. A lease
 * is never removed, so that its token goes on rising.
 */
export const MIGRATIONS: readonly Migration[] = [
  {
    name: 'train',
    sql: `
      CREATE TABLE train_position (
        id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
        last BIGINT NOT NULL
      );
      CREATE TABLE train_task (
        repository TEXT NOT NULL,
        branch TEXT NOT NULL,
        stage TEXT NOT NULL,
        tries INTEGER NOT NULL CHECK (tries >= 0),
        position BIGINT NOT NULL,
        reason TEXT,
        head TEXT,
        coverage TEXT,
        updated_at BIGINT NOT NULL,
        PRIMARY KEY (repository, branch)
      );
      CREATE TABLE train_reset (
        repository TEXT NOT NULL,
        branch TEXT NOT NULL,
        tries INTEGER NOT NULL,
        actor TEXT NOT NULL,
        reason TEXT NOT NULL,
        recorded_at BIGINT NOT NULL
      );
      CREATE TABLE train_lease (
        repository TEXT NOT NULL PRIMARY KEY,
        token BIGINT NOT NULL CHECK (token > 0),
        holder TEXT NOT NULL,
        expires_at BIGINT NOT NULL
      );
      CREATE TABLE train_landing (
        repository TEXT NOT NULL,
        token BIGINT NOT NULL,
        branch TEXT NOT NULL,
        target TEXT NOT NULL,
        from_commit TEXT NOT NULL,
        to_commit TEXT NOT NULL,
        measurement TEXT,
        begun_at BIGINT NOT NULL,
        PRIMARY KEY (repository, token, to_commit)
      );
      CREATE TABLE train_outcome (
        repository TEXT NOT NULL,
        outcome TEXT NOT NULL,
        count BIGINT NOT NULL,
        PRIMARY KEY (repository, outcome)
      );`,
  },
];

/** A table that is there when the migrations are done. */
export const TASK_TABLE = 'train_task';
