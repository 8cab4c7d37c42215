import path from 'node:path';
import { emptyRepository, repositoryAt, temporaryFolder } from '@tidemark/test-kit';
import { Client } from 'pg';
import { inject, onTestFinished } from 'vitest';
import { openLedger, type BaselineStore } from '../src/index.ts';
import { openReader, readLedgerPlace, type BaselineReader } from '../src/look.ts';
import { valueOf } from './measurements.ts';
import { run } from './run-command.ts';

/** A ledger that lies somewhere, to be opened as often as wanted. */
export interface Ledger {
  /** The clone it is opened from, and the place as it would be typed. */
  readonly root: string;
  readonly place: string;
}

const postgresUrl = inject('postgresUrl');

/** How a fresh ledger of each kind is made. Where no server runs there is none of PostgreSQL, which the set-up says. */
export const KINDS: readonly {
  readonly kind: string;
  readonly make: () => Promise<Ledger>;
}[] = [
  {
    kind: 'a ref of the clone',
    make: async () => ({ root: emptyRepository().root, place: 'git:.' }),
  },
  {
    kind: 'a ref of a remote',
    make: async () => ({ root: cloneOfBare().clone, place: 'git' }),
  },
  {
    kind: 'SQLite',
    make: async () => ({ root: temporaryFolder(), place: 'sqlite:below/ledger.db' }),
  },
  ...(postgresUrl === null
    ? []
    : [
        { kind: 'PostgreSQL', make: async () => ({ root: temporaryFolder(), place: await freshDatabase() }) },
      ]),
];

/** Opens a ledger to write; it is let go of when the test is over. */
export async function opened({ root, place }: Ledger): Promise<BaselineStore> {
  const store = valueOf(await openLedger({ run, root }, valueOf(readLedgerPlace(place))));
  onTestFinished(() => store.close());
  return store;
}

/** Opens a ledger to look at. */
export async function lookedAt({ root, place }: Ledger): Promise<BaselineReader> {
  const reader = valueOf(await openReader({ run, root }, valueOf(readLedgerPlace(place))));
  onTestFinished(() => reader.close());
  return reader;
}

/** A clone with an origin that holds nothing, and that origin. */
export function cloneOfBare(): { readonly clone: string; readonly bare: string } {
  const bare = path.join(temporaryFolder(), 'orchard.git');
  const clone = emptyRepository();
  clone.git('init', '--quiet', '--bare', bare);
  clone.git('remote', 'add', 'origin', bare);
  return { clone: clone.root, bare };
}

/** Another clone of the same origin. */
export function anotherClone(bare: string): string {
  const root = path.join(temporaryFolder(), 'clone');
  repositoryAt(path.dirname(root)).git('clone', '--quiet', bare, root);
  return root;
}

let nDatabases = 0;

/** The URL of an empty database on the server of these tests. */
export async function freshDatabase(): Promise<string> {
  const url = new URL(postgresUrl ?? '');
  const name = `orchard_${process.pid}_${(nDatabases += 1)}`;
  const client = new Client({ connectionString: url.href });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  url.pathname = `/${name}`;
  return url.href;
}
