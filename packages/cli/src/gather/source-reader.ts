import { readSource, type SourceFacts } from '@tidemark/syntax';
import type { RepoPath } from '@tidemark/kernel';

/** Reads what a source says, each text once, however often a change is judged. */
export type SourceReader = (text: string, path: RepoPath) => Promise<SourceFacts | null>;

/** A file may be written between two judgements, so what was read answers only for the same text. */
export function sourceReader(): SourceReader {
  const known = new Map<RepoPath, { readonly text: string; readonly facts: Promise<SourceFacts | null> }>();
  return (text, path) => {
    const before = known.get(path);
    if (before?.text === text) return before.facts;
    const facts = readSource(text, path);
    known.set(path, { text, facts });
    return facts;
  };
}
