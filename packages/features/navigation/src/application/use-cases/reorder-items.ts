import { reorderItems as withOrder } from '../../entities/menu-edit.ts';
import type { MenuRepository } from '../ports/ports.ts';
import { changeMenu, type ChangeResult, type SeenMenu } from './change-menu.ts';

export interface Reorder extends SeenMenu {
  /** Whose children; null is the top. */
  readonly parentId: string | null;
  /** Their ids in the new order. */
  readonly order: readonly string[];
}

/** Puts the items below one parent in another order. */
export async function reorderItems(
  ports: { readonly menus: MenuRepository },
  { parentId, order, ...seen }: Reorder,
): Promise<ChangeResult> {
  return changeMenu(ports, seen, (items) => withOrder(items, parentId, order));
}
