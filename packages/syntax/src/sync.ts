export { readSourceSync } from './read-source-sync.ts';
export type { Placed, PlacedFacts } from './source-facts.ts';
