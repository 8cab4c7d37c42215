import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ok } from '@tidemark/kernel';
import { temporaryFolder } from '@tidemark/test-kit';
import { Client } from 'pg';
import { describe, expect, inject, test } from 'vitest';
import { raiseBaseline } from '../src/index.ts';
import { ledgerError } from '../src/ledger-error.ts';
import { lookAtPostgres } from '../src/postgres/postgres-session.ts';
import { attempt } from '../src/sqlite/sqlite-reader.ts';
import { coveredOf, measured, valueOf } from './measurements.ts';
import { freshDatabase, lookedAt, opened, type Ledger } from './stores.ts';

/** Runs SQL on a database behind the back of its ledger, and gives the rows of the last statement. */
type Backdoor = (ledger: Ledger, sql: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;

const sqlite: Backdoor = async ({ root, place }, sql) => {
  const file = path.join(root, place.slice('sqlite:'.length));
  mkdirSync(path.dirname(file), { recursive: true });
  const database = new DatabaseSync(file);
  try {
    if (sql.startsWith('SELECT')) return database.prepare(sql).all();
    database.exec(sql);
    return [];
  } finally {
    database.close();
  }
};

const postgres: Backdoor = async ({ place }, sql) => {
  const client = new Client({ connectionString: place });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
};

/** None where no server runs, which the set-up says. */
const SERVERS = [inject('postgresUrl')].filter((url) => url !== null);

const KINDS = [
  {
    kind: 'SQLite',
    through: sqlite,
    make: async () => ({ root: temporaryFolder(), place: 'sqlite:ledger.db' }),
  },
  ...SERVERS.map(() => ({
    kind: 'PostgreSQL',
    through: postgres,
    make: async () => ({ root: temporaryFolder(), place: await freshDatabase() }),
  })),
];

describe.each(KINDS)('a ledger in $kind', ({ through, make }) => {
  test('is a table coverage_baseline beside whatever else is there', async () => {
    const ledger = await make();
    await through(ledger, 'CREATE TABLE harvest (apples INTEGER); INSERT INTO harvest VALUES (7)');
    expect(valueOf(await (await lookedAt(ledger)).read('orchard'))).toBeNull();
    await raiseBaseline(await opened(ledger), 'orchard', measured(90));
    expect(await through(ledger, 'SELECT repository, kind, actor FROM coverage_baseline')).toEqual([
      { repository: 'orchard', kind: 'raise', actor: null },
    ]);
    expect(await through(ledger, 'SELECT * FROM harvest')).toEqual([{ apples: 7 }]);
    expect(await through(ledger, 'SELECT name FROM tidemark_migration')).toEqual([
      { name: 'coverage-baseline' },
    ]);
  });

  test('goes on after a newer Tidemark added to it', async () => {
    const ledger = await make();
    await raiseBaseline(await opened(ledger), 'orchard', measured(90));
    await through(ledger, "ALTER TABLE coverage_baseline ADD COLUMN weather TEXT DEFAULT 'fair'");
    await through(ledger, "INSERT INTO tidemark_migration VALUES ('weather')");
    const { entry } = valueOf(await raiseBaseline(await opened(ledger), 'orchard', measured(91)));
    expect(entry?.revision).toBe(2);
    expect(await through(ledger, 'SELECT weather FROM coverage_baseline')).toEqual([
      { weather: 'fair' },
      { weather: 'fair' },
    ]);
  });

  test('takes over a table that was made before migrations were counted', async () => {
    const ledger = await make();
    await raiseBaseline(await opened(ledger), 'orchard', measured(90));
    await through(ledger, 'DROP TABLE tidemark_migration');
    expect(valueOf(await raiseBaseline(await opened(ledger), 'orchard', measured(91))).entry?.revision).toBe(
      2,
    );
  });

  test('tells a row that is no record from an absent one', async () => {
    const ledger = await make();
    await raiseBaseline(await opened(ledger), 'orchard', measured(90));
    await through(
      ledger,
      `INSERT INTO coverage_baseline (repository, revision, kind, baseline) VALUES ('orchard', 2, 'raise', '{"marks":[]}')`,
    );
    const read = await (await lookedAt(ledger)).read('orchard');
    expect(read).toMatchObject({ ok: false, problems: [{ code: 'ledger-error' }] });
    expect(read.ok ? '' : read.problems[0]?.message).toContain(
      'holds a row of coverage_baseline that cannot be read',
    );
  });

  test('that cannot be migrated is left as it was', async () => {
    const ledger = await make();
    await through(ledger, 'CREATE TABLE tidemark_migration (other INTEGER)');
    const raised = await raiseBaseline(await opened(ledger), 'orchard', measured(90));
    expect(raised).toMatchObject({ ok: false, problems: [{ code: 'ledger-error' }] });
    await through(ledger, 'DROP TABLE tidemark_migration');
    await through(ledger, 'CREATE TABLE tidemark_migration (name TEXT CHECK (length(name) < 3))');
    expect((await raiseBaseline(await opened(ledger), 'orchard', measured(90))).ok).toBe(false);
    expect(valueOf(await (await lookedAt(ledger)).read('orchard'))).toBeNull();
  });

  test('is opened when it is needed, and can be closed unopened', async () => {
    const ledger = await make();
    const [store, reader] = [await opened(ledger), await lookedAt(ledger)];
    await store.close();
    await reader.close();
    expect(
      coveredOf(
        valueOf(await raiseBaseline(await opened(ledger), 'orchard', measured(9))).entry?.baseline ??
          expect.fail(),
      ),
    ).toBe(9);
  });
});

test('a SQLite ledger that is no database is an error, to look at and to write', async () => {
  const ledger = { root: temporaryFolder(), place: 'sqlite:ledger.db' };
  writeFileSync(
    path.join(ledger.root, 'ledger.db'),
    'apples and pears, and more of them than a header holds'.repeat(40),
  );
  for (const read of [
    await (await lookedAt(ledger)).read('orchard'),
    await (await opened(ledger)).read('orchard'),
  ])
    expect(read).toMatchObject({ ok: false, problems: [{ code: 'ledger-error' }] });
  const below = { root: ledger.root, place: 'sqlite:ledger.db/below.db' };
  expect(await (await opened(below)).read('orchard')).toMatchObject({ problems: [{ code: 'ledger-error' }] });
});

test.each([
  ['postgres://pomona:se%3Acret@127.0.0.1:1/orchard', 'postgres://127.0.0.1:1/orchard'],
  ['postgresql://pomona:secret@[::1]:1/orchard', 'postgres://[::1]:1/orchard'],
  ['postgres://pomona:100%secret@127.0.0.1:1/orchard', 'postgres://127.0.0.1:1/orchard'],
])('a server that is not there is an error without its password (%s)', async (place, shown) => {
  const read = await (await lookedAt({ root: temporaryFolder(), place })).read('orchard');
  const [problem] = read.ok ? [] : read.problems;
  expect(problem?.code).toBe('ledger-error');
  expect(problem?.message).toContain(`the ledger ${shown} cannot be used`);
  expect(problem?.message).not.toMatch(/cret@/);
});

describe.each(SERVERS)('a session with the server', () => {
  test('for looking refuses every change, and lets a bug of ours through', async () => {
    const ledger = { root: temporaryFolder(), place: await freshDatabase() };
    await raiseBaseline(await opened(ledger), 'orchard', measured(90));
    const session = lookAtPostgres(ledger.place, ledgerError);
    const deleted = session.use(async (query) => ok(await query('DELETE FROM coverage_baseline')));
    expect(await deleted).toMatchObject({ ok: false, problems: [{ code: 'ledger-error' }] });
    await expect(session.use(() => Promise.reject(new TypeError('a bug of ours')))).rejects.toThrow(
      'a bug of ours',
    );
    await session.close();
  });

  test('is made anew after the server has ended it', async () => {
    const ledger = { root: temporaryFolder(), place: await freshDatabase() };
    const store = await opened(ledger);
    await raiseBaseline(store, 'orchard', measured(90));
    const end =
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()';
    await postgres(ledger, end);
    // The answer that was under way is lost or not; the next one is there.
    await store.read('orchard');
    expect(valueOf(await store.read('orchard'))?.revision).toBe(1);
  });
});

test('a SQLite row that is no JSON is no record, and what is no error of SQLite is a bug', async () => {
  const ledger = { root: temporaryFolder(), place: 'sqlite:ledger.db' };
  await raiseBaseline(await opened(ledger), 'orchard', measured(90));
  const row =
    "INSERT INTO coverage_baseline (repository, revision, kind, baseline) VALUES ('orchard', 2, 'raise', 'apples')";
  await sqlite(ledger, row);
  expect(await (await lookedAt(ledger)).read('orchard')).toMatchObject({
    problems: [{ code: 'ledger-error' }],
  });
  const broken = () =>
    attempt('ledger.db', () => {
      throw new TypeError('a bug of ours');
    });
  expect(broken).toThrow('a bug of ours');
});
