export { readSource } from './read-source.ts';
export type { NamedRegion, SourceFacts, SourceRegion } from './source-facts.ts';
