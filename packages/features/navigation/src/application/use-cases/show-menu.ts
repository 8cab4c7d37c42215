import { parseMenuName } from '../../entities/menu-name.ts';
import type { Menu } from '../../entities/menu.ts';
import type { MenuRepository } from '../ports/ports.ts';

/** The menu of that name, which may be empty; null when a site has none of that name. */
export async function showMenu(
  { menus }: { readonly menus: MenuRepository },
  text: string,
): Promise<Menu | null> {
  const name = parseMenuName(text);
  return name === null ? null : menus.find(name);
}
