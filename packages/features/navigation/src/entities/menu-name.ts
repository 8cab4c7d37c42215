/** The menus that a site shows. */
export const MENU_NAMES = ['main', 'footer'] as const;

export type MenuName = (typeof MENU_NAMES)[number];

/** Null when no menu has that name. */
export function parseMenuName(text: string): MenuName | null {
  return MENU_NAMES.find((name) => name === text) ?? null;
}
