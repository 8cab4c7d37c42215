import {
  heightOf,
  itemsOf,
  itemWithId,
  type MenuItem,
  type MenuTree,
  type Place,
  siblingsBelow,
  trailTo,
  without,
  withSiblings,
} from './menu.ts';

export type EditRefusal =
  | 'path-taken'
  | 'no-such-item'
  | 'no-such-parent'
  | 'cycle'
  | 'too-deep'
  | 'too-many'
  | 'not-the-siblings';

export type EditResult =
  | { readonly kind: 'edited'; readonly items: MenuTree }
  | { readonly kind: 'refused'; readonly because: EditRefusal };

export const MOST_LEVELS = 4;
export const MOST_ITEMS = 200;

/** Puts a new item at a place. An index past its siblings is the last place, one below 0 the first. */
export function insertItem(tree: MenuTree, item: MenuItem, place: Place): EditResult {
  const items = itemsOf(tree);
  if (items.some(({ path }) => path === item.path)) return refused('path-taken');
  return items.length < MOST_ITEMS ? placed(tree, item, place) : refused('too-many');
}

/** Takes an item, with those below it, to another place. The index counts without the item itself. */
export function moveItem(tree: MenuTree, id: string, place: Place): EditResult {
  const item = itemWithId(tree, id);
  if (item === null) return refused('no-such-item');
  const isBelowItself = itemsOf([item]).some((below) => below.id === place.parentId);
  return isBelowItself ? refused('cycle') : placed(without(tree, id), item, place);
}

/** Takes an item away, with those below it. */
export function removeItem(tree: MenuTree, id: string): EditResult {
  return itemWithId(tree, id) === null ? refused('no-such-item') : edited(without(tree, id));
}

/** Puts the children of a parent (null is the top) in another order. Each of them must be named, once. */
export function reorderItems(tree: MenuTree, parentId: string | null, order: readonly string[]): EditResult {
  const siblings = siblingsBelow(tree, parentId);
  if (siblings === null) return refused('no-such-parent');
  const sorted = order.flatMap((id) => siblings.find((sibling) => sibling.id === id) ?? []);
  const isWhole = order.length === siblings.length && new Set(sorted).size === siblings.length;
  return isWhole ? edited(withSiblings(tree, parentId, sorted)) : refused('not-the-siblings');
}

function placed(tree: MenuTree, item: MenuItem, { parentId, index }: Place): EditResult {
  const siblings = siblingsBelow(tree, parentId);
  if (siblings === null) return refused('no-such-parent');
  const levelsAbove = parentId === null ? 0 : trailTo(tree, parentId).length;
  if (levelsAbove + heightOf([item]) > MOST_LEVELS) return refused('too-deep');
  return edited(withSiblings(tree, parentId, siblings.toSpliced(Math.max(index, 0), 0, item)));
}

function refused(because: EditRefusal): EditResult {
  return { kind: 'refused', because };
}

function edited(items: MenuTree): EditResult {
  return { kind: 'edited', items };
}
