import type { RunCommand } from '@tidemark/kernel';
import { openPostgres, type Row } from '@tidemark/ledger/postgres';
import { openSqlite } from '@tidemark/ledger/sqlite';
import { refusalOf } from '@tidemark/ledger/look';
import { runProcess, temporaryFolder } from '@tidemark/test-kit';
import { inject, onTestFinished } from 'vitest';
import {
  lookAtTrain,
  openTrain,
  readTrainPlace,
  type TrainReader,
  type TrainStore,
} from '../../src/index.ts';
import { valueOf } from './value-of.ts';

/** A store that lies somewhere, to be opened as often as wanted. */
export interface Station {
  /** The folder it is opened from, and the place as it would be typed. */
  readonly root: string;
  readonly place: string;
}

export const ORCHARD = 'example.org/shop/orchard';

/** Of no test, so that a question that is not expected fails. */
export const refuse = refusalOf('train-error', 'the test');

/** Runs a real process. */
export const run: RunCommand = async (program, args, { cwd }) => {
  const { code, stdout, stderr } = await runProcess(program, args, { cwd });
  return { code, stdout: Buffer.from(stdout), stderr };
};

const postgresUrl = inject('postgresUrl');

/** How a fresh store of each kind is made. Where no server runs there is none of PostgreSQL, which the set-up says. */
export const KINDS: readonly { readonly kind: string; readonly make: () => Promise<Station> }[] = [
  { kind: 'SQLite', make: async () => ({ root: temporaryFolder(), place: 'sqlite:below/train.db' }) },
  ...(postgresUrl === null
    ? []
    : [
        {
          kind: 'PostgreSQL',
          make: async () => ({ root: temporaryFolder(), place: await freshDatabase(postgresUrl) }),
        },
      ]),
];

/** Only that of PostgreSQL, where there is one. */
export const SERVERS = KINDS.slice(1);

/** Opens a store to write; it is let go of when the test is over. */
export async function opened({ root, place }: Station): Promise<TrainStore> {
  const store = valueOf(await openTrain({ run, root }, valueOf(readTrainPlace(place))));
  onTestFinished(() => store.close());
  return store;
}

/** Opens a store to look at. */
export async function lookedAt({ root, place }: Station): Promise<TrainReader> {
  const reader = valueOf(await lookAtTrain({ run, root }, valueOf(readTrainPlace(place))));
  onTestFinished(() => reader.close());
  return reader;
}

/** Runs one statement on a database behind the back of its store. */
export async function behind({ root, place }: Station, sql: string): Promise<readonly Row[]> {
  if (place.startsWith('sqlite:')) {
    const database = openSqlite(`${root}/${place.slice('sqlite:'.length)}`, []);
    try {
      return database.prepare(sql).all();
    } finally {
      database.close();
    }
  }
  const session = openPostgres(place, refuse, []);
  try {
    return valueOf(await session.use(async (query) => ({ ok: true, value: await query(sql) })));
  } finally {
    await session.close();
  }
}

let nDatabases = 0;

async function freshDatabase(server: string): Promise<string> {
  const url = new URL(server);
  const name = `orchard_${process.pid}_${(nDatabases += 1)}`;
  await behind({ root: '', place: server }, `CREATE DATABASE ${name}`);
  url.pathname = `/${name}`;
  return url.href;
}
