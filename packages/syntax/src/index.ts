export { hintsInText, mayHoldMarks } from './hints-in-text.ts';
export { readSource } from './read-source.ts';
export type { IgnoreHint, NamedRegion, SourceFacts, SourceRegion, TestMark } from './source-facts.ts';
