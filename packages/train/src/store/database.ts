import type { Result } from '@tidemark/kernel';
import type { Query, Row } from '@tidemark/ledger/postgres';

/**
 * A SQL database that is looked into, in the words that SQLite and PostgreSQL share: parameters are `$1`, `$2`… What either,
 * or the way to it, refuses is `train-error`.
 */
export interface DatabaseView {
  /** Where it lies, without a password. */
  readonly shown: string;
  /** SQL for the time in ms since 1970, by the clock of the store. */
  readonly now: string;
  /** The rows of one SELECT; none where there are no tables of the train yet. */
  rows(sql: string, values: readonly unknown[]): Promise<Result<readonly Row[]>>;
  close(): Promise<void>;
}

/** One that is written too: all of the work, or nothing of it when it fails, and one piece of work after the other. */
export interface Database extends DatabaseView {
  write<T>(work: (query: Query) => Promise<Result<T>>): Promise<Result<T>>;
}
