import { ok } from '@tidemark/kernel';
import type { BaselineReader } from '../baseline-store.ts';
import type { GitPlace } from './ledger-git.ts';
import { entriesAt, entryCommits, newestEntry } from './read-entries.ts';
import { readTip } from './read-tip.ts';

/** Looks into the baseline ref of a clone, or of a remote: nothing is moved there. */
export function gitReader(place: GitPlace): BaselineReader {
  return {
    read: async (repository) => {
      const tip = await readTip(place);
      return tip.ok ? newestEntry(place, tip.value, repository) : tip;
    },
    history: async (repository, limit) => {
      const tip = await readTip(place);
      if (!tip.ok || tip.value === null) return tip.ok ? ok([]) : tip;
      const commits = await entryCommits(place, tip.value, { repository, limit });
      return commits.ok ? entriesAt(place, commits.value, repository) : commits;
    },
    close: () => Promise.resolve(),
  };
}
