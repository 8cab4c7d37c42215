import { readSource, type SourceFacts } from '@tidemark/syntax';
import type { RepoPath } from '@tidemark/kernel';
import type { World } from '../world/world.ts';
import { isCode, isTest } from './source-file.ts';
import { treeOf } from './tree.ts';

/** Sources of so many characters are read in less than a second. */
const MOST_HURRIED = 4 << 20;

/** Reads what sources say, each text once. */
export interface SourceReader {
  read(text: string, path: RepoPath): Promise<SourceFacts | null>;
  /** Reads the files of the working tree that will most likely be asked for. */
  readAhead(paths: readonly RepoPath[]): Promise<void>;
}

/** What was read ahead answers only for the same text: a file may be written while git is at work. */
export function sourceReader(world: World, root: string): SourceReader {
  const known = new Map<RepoPath, { readonly text: string; readonly facts: Promise<SourceFacts | null> }>();
  const read: SourceReader['read'] = (text, path) => {
    const before = known.get(path);
    if (before?.text === text) return before.facts;
    const facts = readSource(text, path);
    known.set(path, { text, facts });
    return facts;
  };
  return {
    read,
    readAhead: async (paths) => {
      const likely = paths.filter((path) => isCode(path) && !isTest(path));
      // Nobody waits for this; what fails here fails again for the one who asks.
      try {
        const texts = await treeOf(world, root, { kind: 'worktree' }).read(likely);
        const there = [...(texts.ok ? texts.value : [])].flatMap(([path, bytes]) =>
          bytes === null ? [] : [{ path, text: Buffer.from(bytes).toString('utf8') }],
        );
        const nCharacters = there.reduce((sum, { text }) => sum + text.length, 0);
        const relax = nCharacters <= MOST_HURRIED ? world.hurry() : null;
        await Promise.allSettled(there.map(({ path, text }) => read(text, path)));
        relax?.();
      } catch {
        return;
      }
    },
  };
}
