/**
 * Makes text from outside safe for a terminal: control characters, line separators and bidirectional overrides are
 * shown as \u escapes, so a file name cannot move the cursor, forge a line or turn text round.
 */
export function plain(text: string): string {
  return text.replaceAll(
    // eslint-disable-next-line no-control-regex
    /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** `1 file`, `3 files`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `66.66 %`, or `-` where nothing was measured. */
export function percent(value: number | null): string {
  return value === null ? '-' : `${value} %`;
}
