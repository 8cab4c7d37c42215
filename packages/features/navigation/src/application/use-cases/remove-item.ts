import { removeItem as withoutItem } from '../../entities/menu-edit.ts';
import type { MenuRepository } from '../ports/ports.ts';
import { changeMenu, type ChangeResult, type SeenMenu } from './change-menu.ts';

/** Takes an item, with those below it, out of a menu. */
export async function removeItem(
  ports: { readonly menus: MenuRepository },
  { id, ...seen }: SeenMenu & { readonly id: string },
): Promise<ChangeResult> {
  return changeMenu(ports, seen, (items) => withoutItem(items, id));
}
