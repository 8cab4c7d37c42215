/**
 * The line (1-based, as git counts) of the first U+2028, U+2029 or carriage return without a line feed; null without one.
 * JavaScript ends a line there and git does not, and coverage tools do one or the other by the way a file was
 * transformed: from there on a report's line numbers cannot be told.
 */
export function oddLineBreak(text: string): number | null {
  const at = text.search(/[\u2028\u2029]|\r(?!\n)/);
  return at === -1 ? null : text.slice(0, at).split('\n').length;
}
