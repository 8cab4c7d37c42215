export { hintsInText, mayHoldMarks } from './hints-in-text.ts';
export { readSourceSync } from './read-source-sync.ts';
export type { Placed, PlacedFacts } from './source-facts.ts';
