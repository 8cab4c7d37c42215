import { insertItem as withItem } from '../../entities/menu-edit.ts';
import type { Place } from '../../entities/menu.ts';
import { type ItemProblem, type ItemWords, newItem } from '../../entities/new-item.ts';
import type { MenuRepository, NewId } from '../ports/ports.ts';
import { changeMenu, type ChangeResult, type SeenMenu } from './change-menu.ts';

export type InsertResult =
  | ChangeResult
  | { readonly kind: 'invalid'; readonly problems: readonly ItemProblem[] };

/** Puts a new item into a menu. */
export async function insertItem(
  { menus, newId }: { readonly menus: MenuRepository; readonly newId: NewId },
  { words, place, ...seen }: SeenMenu & { readonly words: ItemWords; readonly place: Place },
): Promise<InsertResult> {
  const made = newItem(newId(), words);
  if (made.kind === 'invalid') return made;
  return changeMenu({ menus }, seen, (items) => withItem(items, made.item, place));
}
