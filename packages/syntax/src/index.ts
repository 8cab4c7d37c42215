export { byStartOuterFirst } from './by-start-outer-first.ts';
export { hintsInText, mayHoldMarks } from './hints-in-text.ts';
export { oddLineBreak } from './odd-line-break.ts';
export { loadParser, readSource } from './read-source.ts';
export { readJsonValue, readModuleValue } from './read-static-value.ts';
export type {
  IgnoreHint,
  SourceBranch,
  SourceFacts,
  SourceFunction,
  SourceRegion,
  SourceSpan,
  TestMark,
} from './source-facts.ts';
export { entriesOf, textOf, textsOf, valueAt } from './static-value.ts';
export type { StaticValue } from './static-value.ts';
