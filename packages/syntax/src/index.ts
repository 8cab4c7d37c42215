export { hintsInText, mayHoldMarks } from './hints-in-text.ts';
export { readSource } from './read-source.ts';
export type { IgnoreHint, SourceFacts, TestMark } from './source-facts.ts';
