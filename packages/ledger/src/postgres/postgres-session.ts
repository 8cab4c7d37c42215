import { Client } from 'pg';
import type { Result } from '@tidemark/kernel';
import type { Refusal } from '../ledger-error.ts';
import type { Migration } from '../migration.ts';

/** A row as the server gave it. */
export type Row = Readonly<Record<string, unknown>>;

/** One connection, opened when it is first needed. */
export interface PostgresSession {
  /** Where it leads, without a password. */
  readonly shown: string;
  /** Runs work with the connection; what the server or the way to it refuses is a refusal. */
  use<T>(work: (query: Query) => Promise<Result<T>>): Promise<Result<T>>;
  close(): Promise<void>;
}

/** Runs one statement. */
export type Query = (sql: string, values?: readonly unknown[]) => Promise<readonly Row[]>;

const CONNECT_MS = 15_000;
const STATEMENT_MS = 60_000;
/** A server that does not even say that it took too long is gone, or the way to it. */
const ANSWER_MS = STATEMENT_MS + 15_000;
/** Whoever stops in the middle of a transaction keeps others from its rows only so long. */
const IDLE_MS = 5_000;
/** Any number, the same for every Tidemark: whoever holds it migrates. */
const MIGRATION_LOCK = 7_391_024_118;

/** A connection that is only looked through: the server refuses every change. */
export function lookAtPostgres(url: string, refuse: Refusal): PostgresSession {
  return sessionOf(url, refuse, async (query) => {
    await query('SET default_transaction_read_only = on');
  });
}

/** A connection to a database with every migration done. */
export function openPostgres(
  url: string,
  refuse: Refusal,
  migrations: readonly Migration[],
): PostgresSession {
  return sessionOf(url, refuse, (query) => migrate(query, migrations));
}

/** Is a table there, in the schema that the connection uses? */
export async function hasTable(query: Query, name: string): Promise<boolean> {
  const [row] = await query('SELECT to_regclass($1) IS NOT NULL AS there', [name]);
  return row?.['there'] === true;
}

function sessionOf(url: string, refuse: Refusal, prepare: (query: Query) => Promise<void>): PostgresSession {
  const shown = shownUrl(url);
  let connected: Promise<Client> | null = null;
  const connect = async () => {
    const client = new Client({
      connectionString: url,
      connectionTimeoutMillis: CONNECT_MS,
      statement_timeout: STATEMENT_MS,
      query_timeout: ANSWER_MS,
      idle_in_transaction_session_timeout: IDLE_MS,
      application_name: 'tidemark',
    });
    // One that breaks while nobody asks is made anew by the next question.
    client.on('error', () => {
      connected = null;
    });
    await client.connect();
    await prepare(queryWith(client));
    return client;
  };
  const close = async () => {
    const client = await connected?.catch(() => null);
    connected = null;
    await client?.end().catch(() => undefined);
  };
  return {
    shown,
    use: async (work) => {
      try {
        connected ??= connect();
        return await work(queryWith(await connected));
      } catch (error) {
        // Whether it still holds is not worth the doubt.
        await close();
        if (!(error instanceof Error && 'code' in error) && !isLost(error)) throw error;
        return refuse(
          shown,
          withoutSecret(error, url),
          'Check that the server runs and that you may write there',
        );
      }
    },
    close,
  };
}

function queryWith(client: Client): Query {
  return async (sql, values = []) => {
    const { rows } = await client.query<Record<string, unknown>>(sql, [...values]);
    return rows;
  };
}

/** The client has no code for what it notices itself. */
function isLost(error: unknown): boolean {
  return error instanceof Error && /connection|timeout|not queryable|SASL|SSL|password/i.test(error.message);
}

function withoutSecret(error: unknown, url: string): string {
  const text = error instanceof AggregateError ? error.errors.map(String).join('; ') : String(error);
  const secret = new URL(url).password;
  const plain = secret === '' ? text : text.replaceAll(secret, '***').replaceAll(decoded(secret), '***');
  return `cannot be used: ${plain}`;
}

/** A per cent sign that nobody escaped stands for itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function shownUrl(url: string): string {
  const { host, pathname } = new URL(url);
  return `postgres://${host}${pathname}`;
}

async function migrate(query: Query, migrations: readonly Migration[]): Promise<void> {
  if ((await pending(query, migrations)).length === 0) return;
  await query('BEGIN');
  try {
    await query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    await query('CREATE TABLE IF NOT EXISTS tidemark_migration (name text PRIMARY KEY)');
    // Another process may have done them while this one waited.
    for (const { name, sql } of await pending(query, migrations)) {
      await query(sql);
      await query('INSERT INTO tidemark_migration (name) VALUES ($1)', [name]);
    }
    await query('COMMIT');
  } catch (error) {
    await query('ROLLBACK');
    throw error;
  }
}

async function pending(query: Query, migrations: readonly Migration[]): Promise<Migration[]> {
  if (!(await hasTable(query, 'tidemark_migration'))) return [...migrations];
  const done = new Set((await query('SELECT name FROM tidemark_migration')).map((row) => row['name']));
  return migrations.filter(({ name }) => !done.has(name));
}
