import path from 'node:path';
import { ok, type Result } from '@tidemark/kernel';
import type { BaselineStore } from './baseline-store.ts';
import { findRemote, type Clone } from './find-remote.ts';
import { gitStore } from './git/git-store.ts';
import type { LedgerPlace } from './ledger-place.ts';

/** Opens a ledger to be written. A file is named from the root of the clone. */
export async function openLedger(clone: Clone, place: LedgerPlace): Promise<Result<BaselineStore>> {
  if (place.kind === 'sqlite') {
    const { sqliteStore } = await import('./sqlite/sqlite-store.ts');
    return ok(sqliteStore(path.resolve(clone.root, place.file)));
  }
  if (place.kind === 'postgres') {
    const { postgresStore } = await import('./postgres/postgres-store.ts');
    return ok(postgresStore(place.url));
  }
  const remote = await findRemote(clone, place.remote);
  return remote.ok ? ok(gitStore({ ...clone, remote: remote.value })) : remote;
}
