import { existsSync, readFileSync } from 'node:fs';

/** The part of a page below a heading of the second level, with it; empty where the page has none. */
export function sectionOf(file: string, heading: string): string {
  const page = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const begin = page.indexOf(`\n## ${heading}\n`);
  if (begin === -1) return '';
  const end = page.indexOf('\n## ', begin + 1);
  return page.slice(begin, end === -1 ? page.length : end);
}

/** The heading of what `pnpm bench:serve` measures. */
export const SERVE_HEADING = 'The queue over HTTP';
