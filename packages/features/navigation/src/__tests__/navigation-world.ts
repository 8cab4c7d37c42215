import { inMemoryMenus } from '../infrastructure/in-memory-menus.ts';
import { ORCHARD } from './orchard.ts';

/** What an editor of the main menu saw, when it was as it is in this world at first. */
export const SEEN = { name: 'main', version: 1 };

/** The feature with its real repository, the orchard as its main menu, and ids in order. */
export async function navigationWorld() {
  let id = 0;
  const menus = inMemoryMenus();
  await menus.save({ name: 'main', items: ORCHARD, version: 1 });
  return { menus, newId: () => `item-${(id += 1)}` };
}
