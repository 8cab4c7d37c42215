import type { IgnoreHint, TestMark } from '@tidemark/syntax';
import { hintsInText, mayHoldMarks, type Placed, readSourceSync } from '@tidemark/syntax/sync';
import type { RuleContext } from './rule.ts';
import { sourcePath } from './source-path.ts';

/** What stands in a file that keeps code out of a report, or tests out of a run. */
export interface Marks {
  readonly hints: readonly Placed<IgnoreHint>[];
  readonly testMarks: readonly Placed<TestMark>[];
}

const NONE: Marks = { hints: [], testMarks: [] };

// The rules ask for a file one after the other. oxlint has one `sourceCode` for all files, so it cannot be a key.
let last = { path: '', text: '', marks: NONE };

/** Reads the marks of a file as the gate does: from its syntax tree, else hints by what looks like a comment. */
export function marksOf(context: RuleContext): Marks {
  const { text } = context.sourceCode;
  if (!mayHoldMarks(text)) return NONE;
  const path = sourcePath(context);
  if (last.path !== path || last.text !== text) {
    last = { path, text, marks: readSourceSync(text, path) ?? { ...NONE, hints: hintsInText(text) } };
  }
  return last.marks;
}
