import path from 'node:path';
import { ok, type Result } from '@tidemark/kernel';
import type { Clone } from '@tidemark/ledger/look';
import type { TrainReader, TrainStore } from '../train-store.ts';
import type { Database } from './database.ts';
import { landingsIn } from './landings.ts';
import { leasesIn } from './leases.ts';
import { queueReader } from './queue-reader.ts';
import { tasksIn } from './tasks.ts';
import { trainError } from './train-error.ts';
import type { TrainPlace } from './train-place.ts';

/** Opens the store of a train. It is made when it is first written to; a file is named from the root of the clone. */
export async function openTrain(clone: Clone, place: TrainPlace): Promise<Result<TrainStore>> {
  if (place.kind === 'postgres') {
    const { postgresDatabase } = await import('./postgres-database.ts');
    return ok(storeIn(postgresDatabase(place.url)));
  }
  const file = await fileOf(clone, place);
  if (!file.ok) return file;
  const { sqliteDatabase } = await import('./sqlite-database.ts');
  return ok(storeIn(sqliteDatabase(file.value)));
}

/** Opens the store of a train to be looked at: nothing in it can be changed through it. */
export async function lookAtTrain(clone: Clone, place: TrainPlace): Promise<Result<TrainReader>> {
  if (place.kind === 'postgres') {
    const { postgresView } = await import('./postgres-database.ts');
    return ok(queueReader(postgresView(place.url)));
  }
  const file = await fileOf(clone, place);
  if (!file.ok) return file;
  const { sqliteView } = await import('./sqlite-database.ts');
  return ok(queueReader(sqliteView(file.value)));
}

function storeIn(database: Database): TrainStore {
  return {
    ...queueReader(database),
    ...leasesIn(database),
    ...tasksIn(database),
    ...landingsIn(database),
  };
}

async function fileOf(
  { run, root }: Clone,
  place: Exclude<TrainPlace, { kind: 'postgres' }>,
): Promise<Result<string>> {
  if (place.kind === 'sqlite') return ok(path.resolve(root, place.file));
  const { code, stdout, stderr } = await run('git', ['rev-parse', '--git-common-dir'], { cwd: root });
  const folder = Buffer.from(stdout).toString('utf8').replace(/\n$/, '');
  if (code === 0) return ok(path.resolve(root, folder, 'tidemark', 'train.db'));
  return trainError(`of ${root}`, `cannot be found: ${stderr.trim()}`, 'Run it in a clone, or name a store');
}
