import type { MenuName } from './menu-name.ts';
import type { MenuPath } from './menu-path.ts';

/** An entry of a menu, with those below it in the order they are shown. */
export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly path: MenuPath;
  readonly children: readonly MenuItem[];
}

export type MenuTree = readonly MenuItem[];

/** A menu under its name; `version` rises with every change, and is 0 before the first. */
export interface Menu {
  readonly name: MenuName;
  readonly items: MenuTree;
  readonly version: number;
}

/** Where an item stands: below a parent (null is the top), at a 0-based index among its siblings. */
export interface Place {
  readonly parentId: string | null;
  readonly index: number;
}

/** Every item, each before those below it. */
export function itemsOf(tree: MenuTree): MenuItem[] {
  return tree.flatMap((item) => [item, ...itemsOf(item.children)]);
}

export function itemWithId(tree: MenuTree, id: string): MenuItem | null {
  return itemsOf(tree).find((item) => item.id === id) ?? null;
}

/** How many levels a tree has; an empty one has none. */
export function heightOf(tree: MenuTree): number {
  return tree.reduce((height, item) => Math.max(height, 1 + heightOf(item.children)), 0);
}

/** The items from the top down to the one with this id, both included; empty when there is none. */
export function trailTo(tree: MenuTree, id: string): MenuItem[] {
  for (const item of tree) {
    if (item.id === id) return [item];
    const below = trailTo(item.children, id);
    if (below.length > 0) return [item, ...below];
  }
  return [];
}

/** The children of a parent, or the top for null; null when there is no such parent. */
export function siblingsBelow(tree: MenuTree, parentId: string | null): MenuTree | null {
  return parentId === null ? tree : (itemWithId(tree, parentId)?.children ?? null);
}

/** The tree with other children below a parent, or another top for null. */
export function withSiblings(tree: MenuTree, parentId: string | null, siblings: MenuTree): MenuTree {
  if (parentId === null) return siblings;
  return tree.map((item) => ({
    ...item,
    children: item.id === parentId ? siblings : withSiblings(item.children, parentId, siblings),
  }));
}

/** The tree without an item and those below it. */
export function without(tree: MenuTree, id: string): MenuTree {
  return tree
    .filter((item) => item.id !== id)
    .map((item) => ({ ...item, children: without(item.children, id) }));
}
