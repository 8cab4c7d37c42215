import { ok, type Result } from '@tidemark/kernel';
import type { Change, Entry } from '../baseline.ts';
import type { GitPlace } from './ledger-git.ts';
import { writeEntry } from './write-entry.ts';

/** An entry that was written, and the commit that holds it; no ref leads there yet. */
export interface NextEntry {
  readonly entry: Entry;
  readonly commit: string;
}

/** Writes the entry after the newest one (null: the first) on a tip (null: on nothing). The time is that of this machine. */
export async function nextEntry(
  place: GitPlace,
  tip: string | null,
  { repository, newest, change }: { repository: string; newest: Entry | null; change: Change },
): Promise<Result<NextEntry>> {
  const entry: Entry = { revision: (newest?.revision ?? 0) + 1, at: new Date().toISOString(), ...change };
  const commit = await writeEntry(place, tip, { repository, entry });
  return commit.ok ? ok({ entry, commit: commit.value }) : commit;
}
