import type { MenuName } from '../../entities/menu-name.ts';
import type { Menu } from '../../entities/menu.ts';

export interface MenuRepository {
  /** An empty menu of version 0 when nothing was saved yet. */
  find(name: MenuName): Promise<Menu>;
  /** False when another write came first: the stored version is not the one before this one's. */
  save(menu: Menu): Promise<boolean>;
}

export type NewId = () => string;
