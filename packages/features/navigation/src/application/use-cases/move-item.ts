import { moveItem as withMovedItem } from '../../entities/menu-edit.ts';
import type { Place } from '../../entities/menu.ts';
import type { MenuRepository } from '../ports/ports.ts';
import { changeMenu, type ChangeResult, type SeenMenu } from './change-menu.ts';

/** Takes an item of a menu, with those below it, to another place. */
export async function moveItem(
  ports: { readonly menus: MenuRepository },
  { id, place, ...seen }: SeenMenu & { readonly id: string; readonly place: Place },
): Promise<ChangeResult> {
  return changeMenu(ports, seen, (items) => withMovedItem(items, id, place));
}
