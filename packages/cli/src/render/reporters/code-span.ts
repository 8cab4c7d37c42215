import { plain } from '../plain.ts';

/**
 * A command as a code span in the cell of a table, from which it is copied as it is. Null for one that no span shows
 * unchanged in every parser, or that might be taken for the mark of a section, and for one of more than `most` characters.
 * Format: GitHub Flavored Markdown, 4.10 and 6.3.
 */
export function codeSpan(command: string, most: number): string | null {
  if (command.length > most || plain(command) !== command) return null;
  // Parsers do not agree on whether two backslashes before a bar leave it one that divides.
  if (command.trim() === '' || command.includes('<!--') || command.includes('\\|')) return null;
  const longest = Math.max(0, ...[...command.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  // One blank on either side is taken off again.
  const pad = /^[ `]|[ `]$/.test(command) ? ' ' : '';
  return `${fence}${pad}${command.replaceAll('|', String.raw`\|`)}${pad}${fence}`;
}
