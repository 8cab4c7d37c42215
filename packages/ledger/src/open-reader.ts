import path from 'node:path';
import { ok, type Result } from '@tidemark/kernel';
import type { BaselineReader } from './baseline-store.ts';
import { findRemote, type Clone } from './find-remote.ts';
import { gitReader } from './git/git-reader.ts';
import type { LedgerPlace } from './ledger-place.ts';

/** Opens a ledger to be looked at: nothing in it can be changed through it. A file is named from the root of the clone. */
export async function openReader(clone: Clone, place: LedgerPlace): Promise<Result<BaselineReader>> {
  if (place.kind === 'sqlite') {
    const { sqliteReader } = await import('./sqlite/sqlite-reader.ts');
    return ok(sqliteReader(path.resolve(clone.root, place.file)));
  }
  if (place.kind === 'postgres') {
    const { postgresReader } = await import('./postgres/postgres-reader.ts');
    return ok(postgresReader(place.url));
  }
  const remote = await findRemote(clone, place.remote);
  return remote.ok ? ok(gitReader({ ...clone, remote: remote.value })) : remote;
}
