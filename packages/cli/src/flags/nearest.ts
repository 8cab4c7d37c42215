import type * as Levenshtein from 'fastest-levenshtein';
import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);

/** The name nearest to a misspelt one, or null when none is close. */
export function nearest(word: string, names: readonly string[]): string | null {
  // Loaded for those who misspelt something, which is hardly anybody.
  const { distance: editDistance } = load('fastest-levenshtein') as typeof Levenshtein;
  let best: { name: string; distance: number } | null = null;
  for (const name of names) {
    const distance = editDistance(word, name);
    if (best === null || distance < best.distance) best = { name, distance };
  }
  return best !== null && best.distance <= Math.max(1, Math.floor(word.length / 3)) ? best.name : null;
}
