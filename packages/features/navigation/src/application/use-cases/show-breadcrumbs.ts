import { breadcrumbsTo, type Crumb } from '../../entities/breadcrumbs.ts';
import { parseMenuPath } from '../../entities/menu-path.ts';
import type { MenuRepository } from '../ports/ports.ts';

/** The way to a page by the main menu; null when the text is no path. */
export async function showBreadcrumbs(
  { menus }: { readonly menus: MenuRepository },
  text: string,
): Promise<readonly Crumb[] | null> {
  const path = parseMenuPath(text);
  return path === null ? null : breadcrumbsTo((await menus.find('main')).items, path);
}
