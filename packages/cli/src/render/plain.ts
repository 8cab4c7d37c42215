/** Beyond the controls of ASCII: DEL and C1 controls, line separators, marks that turn text round or are not seen. */
const UNSEEN = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/**
 * Makes text from outside safe for a terminal: control characters, line separators and bidirectional overrides are
 * shown as \u escapes, so a file name cannot move the cursor, forge a line or turn text round; nor is it a command to the
 * log of a GitHub workflow, which takes a line for one also behind blanks.
 */
export function plain(text: string): string {
  // eslint-disable-next-line no-control-regex
  const seen = text.replaceAll(/[\u0000-\u001f]/g, asEscape).replace(/^(\s*):(?=:)/, String.raw`$1\u003a`);
  return escaped(seen);
}

/** The same for text whose line breaks and other ASCII controls are its own, such as JSON. */
export function escaped(text: string): string {
  // `##[` begins a command of a GitHub workflow wherever it stands in a line.
  return text.replaceAll(UNSEEN, asEscape).replaceAll('##[', String.raw`#\u0023[`);
}

function asEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** `1 file`, `3 files`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Says how much of the lists a page leaves out; nothing when it is all there. */
export function omittedLines(
  whole: readonly (readonly unknown[])[],
  shown: readonly (readonly unknown[])[],
): string[] {
  const omitted = whole.flat().length - shown.flat().length;
  return omitted === 0 ? [] : [`  and ${omitted} more, left out by --max-items or --offset`];
}

/** `66.66 %`, or `-` where nothing was measured. */
export function percent(value: number | null): string {
  return value === null ? '-' : `${value} %`;
}
