import type { MenuRepository } from '../application/ports/ports.ts';
import type { Menu } from '../entities/menu.ts';

export function inMemoryMenus(): MenuRepository {
  const menus = new Map<string, Menu>();
  return {
    find: async (name) => menus.get(name) ?? { name, items: [], version: 0 },
    save: async (menu) => {
      if ((menus.get(menu.name)?.version ?? 0) + 1 !== menu.version) return false;
      menus.set(menu.name, menu);
      return true;
    },
  };
}
