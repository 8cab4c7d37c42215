import { isWithin, type MenuPath } from './menu-path.ts';
import { itemsOf, type MenuTree, trailTo } from './menu.ts';

/** One step of the way to a page. The current one is where the reader is. */
export interface Crumb {
  readonly label: string;
  readonly path: MenuPath;
  readonly isCurrent: boolean;
}

/** The way to a page: down to its own item, or else to the nearest above it. Empty when there is none. */
export function breadcrumbsTo(tree: MenuTree, page: MenuPath): Crumb[] {
  const [nearest] = itemsOf(tree)
    .filter(({ path }) => isWithin(page, path))
    .toSorted((left, right) => right.path.length - left.path.length);
  if (nearest === undefined) return [];
  return trailTo(tree, nearest.id).map(({ label, path }) => ({ label, path, isCurrent: path === page }));
}
