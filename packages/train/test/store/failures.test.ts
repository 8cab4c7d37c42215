import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { ok } from '@tidemark/kernel';
import { openPostgres } from '@tidemark/ledger/postgres';
import { createRepository, temporaryFolder } from '@tidemark/test-kit';
import { describe, expect, test } from 'vitest';
import { openTrain, lookAtTrain, type TrainPlace } from '../../src/index.ts';
import { postgresDatabase } from '../../src/store/postgres-database.ts';
import { sqliteDatabase } from '../../src/store/sqlite-database.ts';
import { behind, KINDS, lookedAt, opened, ORCHARD, refuse, run, SERVERS } from './stores.ts';
import { valueOf } from './value-of.ts';

const TRAIN_ERROR = { ok: false, problems: [{ code: 'train-error' }] };
const TTL_MS = 60_000;

describe.each(KINDS)('a store in $kind', ({ make }) => {
  test('tells a row that is none from an absent one', async () => {
    const station = await make();
    const store = await opened(station);
    valueOf(await store.enqueue(ORCHARD, 'apple'));
    for (const [column, value] of [
      ['stage', "'eaten'"],
      ['updated_at', '-1'],
      ['coverage', "'apples'"],
      ['coverage', `'{"status":"PASS"}'`],
    ]) {
      valueOf(await store.enqueue(ORCHARD, 'pear'));
      await behind(station, `UPDATE train_task SET ${column} = ${value} WHERE branch = 'pear'`);
      const read = await (await lookedAt(station)).tasks(ORCHARD);
      expect(read).toMatchObject(TRAIN_ERROR);
      expect(read.ok ? '' : read.problems[0]?.message).toContain(
        `holds a row of train_task that cannot be read: ${column}`,
      );
      await behind(station, "DELETE FROM train_task WHERE branch = 'pear'");
    }
    const lease = valueOf(await store.acquire(ORCHARD, 'press:1', TTL_MS));
    await behind(station, 'UPDATE train_lease SET token = 4611686018427387904');
    expect(await store.leases()).toMatchObject(TRAIN_ERROR);
    expect(await store.acquire(ORCHARD, 'press:1', TTL_MS)).toMatchObject(TRAIN_ERROR);
    expect(lease.isTaken).toBe(true);
  });

  test('leaves nothing of work that fails, and lets a bug of ours through', async () => {
    const { root, place } = await make();
    const database = place.startsWith('sqlite:')
      ? sqliteDatabase(path.join(root, 'train.db'))
      : postgresDatabase(place);
    const insert = "INSERT INTO train_outcome (repository, outcome, count) VALUES ('orchard', 'landed', 1)";
    const failing = database.write(async (query) => {
      await query(insert);
      return refuse('of pears', 'is empty', 'Wait for autumn');
    });
    const throwing = database.write(async (query) => {
      await query(insert);
      throw new TypeError('a bug of ours');
    });
    // Asked for at once, done one after the other.
    const working = database.write(async (query) => ok(await query(insert)));
    expect(await failing).toMatchObject({ problems: [{ message: 'the test of pears is empty' }] });
    await expect(throwing).rejects.toThrow('a bug of ours');
    expect((await working).ok).toBe(true);
    expect(await database.write(async (query) => ok(await query(insert)))).toMatchObject(TRAIN_ERROR);
    expect(valueOf(await database.rows('SELECT repository, outcome FROM train_outcome', []))).toHaveLength(1);
    await database.close();
  });
});

describe('a SQLite store', () => {
  test('waits for a file that is busy, while the rest of the process goes on', async () => {
    const station = { root: temporaryFolder(), place: 'sqlite:train.db' };
    const store = await opened(station);
    valueOf(await store.enqueue(ORCHARD, 'apple'));
    const other = new DatabaseSync(path.join(station.root, 'train.db'));
    other.exec('BEGIN EXCLUSIVE');
    const [queued, tasks] = [store.enqueue(ORCHARD, 'pear'), (await lookedAt(station)).tasks(ORCHARD)];
    await setTimeout(200);
    other.exec('COMMIT');
    expect(valueOf(await queued).position).toBe(2);
    expect(valueOf(await tasks).length).toBeGreaterThan(0);
    other.exec('BEGIN EXCLUSIVE');
    // Whoever stays in it keeps everybody out; they are told.
    expect(await store.enqueue(ORCHARD, 'plum')).toMatchObject(TRAIN_ERROR);
    other.exec('COMMIT');
    other.close();
    expect(valueOf(await store.enqueue(ORCHARD, 'plum')).branch).toBe('plum');
  });

  test('that is no database is an error, to look at and to write', async () => {
    const root = temporaryFolder();
    writeFileSync(path.join(root, 'train.db'), 'apples and pears, and more of them'.repeat(40));
    for (const place of ['sqlite:train.db', 'sqlite:train.db/below.db']) {
      expect(await (await opened({ root, place })).enqueue(ORCHARD, 'apple')).toMatchObject(TRAIN_ERROR);
    }
    expect(await (await lookedAt({ root, place: 'sqlite:train.db' })).tasks(null)).toMatchObject(TRAIN_ERROR);
  });

  test('lies in the git folder that all worktrees of a clone share', async () => {
    const repository = createRepository({ 'apple.ts': '' });
    const worktree = path.join(temporaryFolder(), 'worktree');
    repository.git('worktree', 'add', '--quiet', worktree);
    mkdirSync(path.join(repository.root, 'below'));
    const place: TrainPlace = { kind: 'clone' };
    const store = valueOf(await openTrain({ run, root: path.join(repository.root, 'below') }, place));
    valueOf(await store.enqueue(ORCHARD, 'apple'));
    await store.close();
    const reader = valueOf(await lookAtTrain({ run, root: worktree }, place));
    expect(valueOf(await reader.tasks(null))).toHaveLength(1);
    await reader.close();
    for (const open of [openTrain, lookAtTrain])
      expect(await open({ run, root: temporaryFolder() }, place)).toMatchObject(TRAIN_ERROR);
  });
});

describe.each(SERVERS)('a store in PostgreSQL', ({ make }) => {
  test('says that its connection was lost, and goes on with another', async () => {
    const station = await make();
    const store = await opened(station);
    const acquired = valueOf(await store.acquire(ORCHARD, 'press:1', TTL_MS));
    const lease = acquired.isTaken ? acquired.lease : expect.fail();
    const database = postgresDatabase(station.place);
    const lost = await database.write(async (query) => {
      await query("INSERT INTO train_outcome (repository, outcome, count) VALUES ('orchard', 'landed', 1)");
      await query('SELECT pg_terminate_backend(pg_backend_pid())');
      return ok(null);
    });
    expect(lost).toMatchObject(TRAIN_ERROR);
    expect(valueOf(await database.rows('SELECT outcome FROM train_outcome', []))).toEqual([]);
    await database.close();
    await behind(
      station,
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()',
    );
    // What was under way when the server ended it is lost or not; the next is done.
    await store.leases();
    expect(valueOf(await store.renew(lease, TTL_MS))).toMatchObject({ token: lease.token });
  });

  test('is not kept waiting by a process that stops in the middle of a transaction', async () => {
    const station = await make();
    const store = await opened(station);
    const acquired = valueOf(await store.acquire(ORCHARD, 'press:1', TTL_MS));
    const lease = acquired.isTaken ? acquired.lease : expect.fail();
    const stopped = openPostgres(station.place, refuse, []);
    const renewed: boolean[] = [];
    const held = await stopped.use(async (query) => {
      await query('BEGIN');
      await query('UPDATE train_lease SET expires_at = 0');
      renewed.push(valueOf(await store.renew(lease, TTL_MS)) !== null);
      return ok(await query('COMMIT'));
    });
    expect(renewed).toEqual([true]);
    expect(held).toMatchObject(TRAIN_ERROR);
    expect(valueOf(await store.leases())).toMatchObject([{ token: lease.token }]);
    await stopped.close();
  });

  test('that nobody can reach is an error without its password', async () => {
    const station = { root: temporaryFolder(), place: 'postgres://pomona:se%3Acret@127.0.0.1:1/orchard' };
    const read = await (await opened(station)).leases();
    expect(read).toMatchObject(TRAIN_ERROR);
    expect(await (await lookedAt(station)).leases()).toEqual(read);
    expect(JSON.stringify(read)).toContain(
      'the store of the train postgres://127.0.0.1:1/orchard cannot be used',
    );
    expect(JSON.stringify(read)).not.toContain('cret');
  });
});
