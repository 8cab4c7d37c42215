/** One point of the house style: what was found, what it is held against, and whether that is kept. */
export interface Row {
  /** Number of the point in the checklist. */
  readonly point: number;
  readonly what: string;
  readonly found: string;
  readonly bar: string;
  readonly isKept: boolean;
}

/** A row whose bar is that nothing is found; what is found all the same is named. */
export function none(point: number, what: string, found: readonly string[]): Row {
  return { point, what, found: named(found), bar: '0', isKept: found.length === 0 };
}

/** A row whose bar is that all of them are as they must be; those that are not are named. */
export function all(point: number, what: string, total: number, off: readonly string[]): Row {
  const found = `${total - off.length} of ${total}${off.length === 0 ? '' : `, not ${listed(off)}`}`;
  return { point, what, found, bar: 'all', isKept: total > 0 && off.length === 0 };
}

/** A row of at least so many. */
export function atLeast(point: number, what: string, count: number, least: number): Row {
  return { point, what, found: String(count), bar: `>= ${least}`, isKept: count >= least };
}

function named(found: readonly string[]): string {
  return found.length === 0 ? '0' : `${found.length}: ${listed(found)}`;
}

function listed(names: readonly string[]): string {
  return names.slice(0, 4).join(', ') + (names.length > 4 ? ', …' : '');
}
