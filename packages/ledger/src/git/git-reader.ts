import { collect, ok, type Result } from '@tidemark/kernel';
import type { BaselineReader } from '../baseline-store.ts';
import type { Entry } from '../baseline.ts';
import { entryAt, entryCommits, readTip, type GitPlace } from './read-ref.ts';

/** Looks into the baseline ref of a clone, or of a remote: nothing is moved there. */
export function gitReader(place: GitPlace): BaselineReader {
  return {
    read: async (repository) => {
      const tip = await readTip(place);
      if (!tip.ok || tip.value === null) return tip.ok ? ok(null) : tip;
      return entryAt(place, tip.value, repository);
    },
    history: async (repository, limit) => {
      const tip = await readTip(place);
      if (!tip.ok || tip.value === null) return tip.ok ? ok([]) : tip;
      const commits = await entryCommits(place, tip.value, { repository, limit });
      if (!commits.ok) return commits;
      const entries: Result<Entry | null>[] = [];
      for (const commit of commits.value) entries.push(await entryAt(place, commit, repository));
      const read = collect(entries);
      return read.ok ? ok(read.value.filter((entry) => entry !== null)) : read;
    },
    close: () => Promise.resolve(),
  };
}
