import type * as Levenshtein from 'fastest-levenshtein';
import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);

/** The name nearest to a misspelt one, or null when none is close. */
export function nearest(word: string, names: readonly string[]): string | null {
  // Loaded for those who misspelt something, which is hardly anybody.
  const { distance: editDistance } = load('fastest-levenshtein') as typeof Levenshtein;
  // Two letters that changed places are two edits, and one slip.
  const slipsBetween = (name: string) => {
    const edits = editDistance(word, name);
    return edits === 2 && lettersOf(name) === lettersOf(word) ? 1 : edits;
  };
  let best: { name: string; slips: number } | null = null;
  for (const name of names) {
    const slips = slipsBetween(name);
    if (best === null || slips < best.slips) best = { name, slips };
  }
  return best !== null && best.slips <= Math.max(1, Math.floor(word.length / 3)) ? best.name : null;
}

function lettersOf(word: string): string {
  return [...word].toSorted().join('');
}
