export type { MenuRepository, NewId } from './application/ports/ports.ts';
export type { Crumb } from './entities/breadcrumbs.ts';
export type { MenuName } from './entities/menu-name.ts';
export type { MenuPath } from './entities/menu-path.ts';
export type { Menu, MenuItem, MenuTree, Place } from './entities/menu.ts';
export { inMemoryMenus } from './infrastructure/in-memory-menus.ts';
export {
  insertItemController,
  moveItemController,
  removeItemController,
  reorderItemsController,
} from './interface-adapters/controllers/edit-menu-controller.ts';
export type { EditPorts } from './interface-adapters/controllers/edit-menu-controller.ts';
export type { Response } from './interface-adapters/controllers/response.ts';
export {
  breadcrumbsController,
  menuController,
} from './interface-adapters/controllers/show-menu-controller.ts';
