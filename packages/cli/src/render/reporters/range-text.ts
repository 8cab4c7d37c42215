import type { LineRange } from '@tidemark/kernel';

const MOST = 5;

/** `:3` or `:3-5,9`, as it stands behind the name of a file; nothing where there is no line. */
export function rangeText(ranges: readonly LineRange[]): string {
  if (ranges.length === 0) return '';
  const shown = ranges
    .slice(0, MOST)
    .map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`));
  return `:${shown.join(',')}${ranges.length > MOST ? ',…' : ''}`;
}
