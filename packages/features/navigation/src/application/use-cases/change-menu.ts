import type { EditRefusal, EditResult } from '../../entities/menu-edit.ts';
import { parseMenuName } from '../../entities/menu-name.ts';
import type { Menu, MenuTree } from '../../entities/menu.ts';
import type { MenuRepository } from '../ports/ports.ts';

export type ChangeResult =
  | { readonly kind: 'changed'; readonly menu: Menu }
  | { readonly kind: 'refused'; readonly because: EditRefusal }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'conflict' };

export interface SeenMenu {
  readonly name: string;
  /** The version the editor saw; another one now is a conflict. */
  readonly version: number;
}

/** Keeps what an edit makes of a menu, provided that the editor saw the menu as it is. */
export async function changeMenu(
  { menus }: { readonly menus: MenuRepository },
  seen: SeenMenu,
  edit: (items: MenuTree) => EditResult,
): Promise<ChangeResult> {
  const name = parseMenuName(seen.name);
  if (name === null) return { kind: 'not-found' };
  const menu = await menus.find(name);
  if (menu.version !== seen.version) return { kind: 'conflict' };
  const result = edit(menu.items);
  if (result.kind === 'refused') return result;
  const changed = { name, items: result.items, version: menu.version + 1 };
  return (await menus.save(changed)) ? { kind: 'changed', menu: changed } : { kind: 'conflict' };
}
