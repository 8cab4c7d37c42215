import type { MenuItem, MenuTree } from '../entities/menu.ts';
import type { MenuPath } from '../entities/menu-path.ts';

/** An item whose id is its label in lower case. */
export function item(label: string, path: string, ...children: MenuItem[]): MenuItem {
  return { id: label.toLowerCase(), label, path: path as MenuPath, children };
}

/** Fruit > (Apples > Red), Pears; News. */
export const ORCHARD: MenuTree = [
  item(
    'Fruit',
    '/fruit',
    item('Apples', '/fruit/apples', item('Red', '/fruit/apples/red')),
    item('Pears', '/pears'),
  ),
  item('News', '/news'),
];

/** The ids of a tree, those below an item in brackets behind it. */
export function outline(tree: MenuTree): string {
  return tree
    .map(({ id, children }) => (children.length === 0 ? id : `${id}(${outline(children)})`))
    .join(' ');
}
