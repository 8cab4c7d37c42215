import type { MenuRepository } from '../../application/ports/ports.ts';
import { showBreadcrumbs } from '../../application/use-cases/show-breadcrumbs.ts';
import { showMenu } from '../../application/use-cases/show-menu.ts';
import { menuBody, NOT_FOUND, type Response } from './response.ts';

/** `GET /menus/:menu` */
export async function menuController(
  ports: { readonly menus: MenuRepository },
  request: { readonly menu: string },
): Promise<Response> {
  const menu = await showMenu(ports, request.menu);
  return menu === null ? NOT_FOUND : { status: 200, body: menuBody(menu) };
}

/** `GET /breadcrumbs?path=/apples` */
export async function breadcrumbsController(
  ports: { readonly menus: MenuRepository },
  request: { readonly path: string },
): Promise<Response> {
  const crumbs = await showBreadcrumbs(ports, request.path);
  return crumbs === null
    ? { status: 400, body: { error: 'path must be a path' } }
    : { status: 200, body: { crumbs } };
}
