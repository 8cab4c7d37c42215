import { ok, type Result } from '@tidemark/kernel';
import type { Change, Entry } from '../baseline.ts';
import type { BaselineStore } from '../baseline-store.ts';
import { gitReader } from './git-reader.ts';
import type { GitPlace } from './ledger-git.ts';
import { moveRef } from './move-ref.ts';
import { nextEntry } from './next-entry.ts';
import { newestEntry } from './read-entries.ts';
import { readTip } from './read-tip.ts';

/** Keeps baselines as parented commits on one ref, moved with an exact expected id: the history is the audit log. */
export function gitStore(place: GitPlace): BaselineStore {
  return {
    ...gitReader(place),
    compareAndSet: (repository, expected, change) => compareAndSet(place, { repository, expected, change }),
  };
}

interface Wanted {
  readonly repository: string;
  readonly expected: number | null;
  readonly change: Change;
}

async function compareAndSet(
  place: GitPlace,
  { repository, expected, change }: Wanted,
): Promise<Result<Entry | null>> {
  const tip = await readTip(place);
  if (!tip.ok) return tip;
  const newest = await newestEntry(place, tip.value, repository);
  if (!newest.ok) return newest;
  if ((newest.value?.revision ?? null) !== expected) return ok(null);
  const next = await nextEntry(place, tip.value, { repository, newest: newest.value, change });
  if (!next.ok) return next;
  const moved = await moveRef(place, tip.value, next.value.commit);
  if (!moved.ok) return moved;
  return ok(moved.value ? next.value.entry : null);
}
