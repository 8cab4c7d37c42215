/** A page of a list; `number` is 1-based. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly number: number;
  readonly pageCount: number;
  readonly itemCount: number;
}

export const MOST_PER_PAGE = 50;

/** Cuts a page out of a list. A page past the end is empty; an empty list has one page; sizes are kept from 1 to 50. */
export function pageOf<Item>(items: readonly Item[], number: number, size: number): Page<Item> {
  const perPage = Math.min(Math.max(Math.trunc(size), 1), MOST_PER_PAGE);
  const current = Math.max(Math.trunc(number), 1);
  const start = (current - 1) * perPage;
  return {
    items: items.slice(start, start + perPage),
    number: current,
    pageCount: Math.max(Math.ceil(items.length / perPage), 1),
    itemCount: items.length,
  };
}
