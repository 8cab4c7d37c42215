import { escaped } from './plain.ts';

/**
 * One JSON document and a newline; indented for a person, on one line for a program. What would move a terminal's
 * cursor or turn text round is a \u escape, also where JSON does not ask for one; the value is the same.
 */
export function renderJson(document: unknown, { indent }: { readonly indent: boolean }): string {
  return `${escaped(JSON.stringify(document, null, indent ? 2 : 0))}\n`;
}
