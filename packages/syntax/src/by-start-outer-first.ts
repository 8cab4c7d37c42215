import type { SourceSpan } from './source-facts.ts';

/** Orders spans by where they begin; of two that begin together the outer is first. */
export function byStartOuterFirst(left: SourceSpan, right: SourceSpan): number {
  return (
    left.startLine - right.startLine ||
    left.startColumn - right.startColumn ||
    right.endLine - left.endLine ||
    right.endColumn - left.endColumn
  );
}
