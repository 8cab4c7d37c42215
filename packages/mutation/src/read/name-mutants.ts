import { createHash } from 'node:crypto';
import type { Mutant } from '../mutant.ts';
import { byPlace } from './in-order.ts';

const SHOWN_DIGITS = 10;

/**
 * Names each mutant of a package so that the name survives edits elsewhere: file, mutator, and a hash of the text, its
 * replacement and how many alike came before in the file. It takes all mutants of a file; they come back in order of place.
 */
export function nameMutants<T extends Mutant & { readonly original: string }>(
  mutants: readonly T[],
): (T & { readonly name: string })[] {
  const seen = new Map<string, number>();
  return mutants.toSorted(byPlace).map((mutant) => {
    const { file, mutator, original, replacement } = mutant;
    const alike = JSON.stringify([file, mutator, original, replacement]);
    const before = seen.get(alike) ?? 0;
    seen.set(alike, before + 1);
    const digest = createHash('sha256').update(`${alike}${before}`).digest('hex');
    return { ...mutant, name: `${file}#${mutator}#${digest.slice(0, SHOWN_DIGITS)}` };
  });
}
