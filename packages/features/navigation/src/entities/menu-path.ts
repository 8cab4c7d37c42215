/** A place in the site: `/`, or lower case words behind slashes, without one at the end. */
export type MenuPath = string & { readonly brand: 'MenuPath' };

const SHAPE = /^(?:\/[a-z\d]+(?:-[a-z\d]+)*)+$/;
const MOST_CHARACTERS = 200;

/** Null when the text is no path. Case and a slash at the end make no other path. */
export function parseMenuPath(text: string): MenuPath | null {
  const path = text.trim().toLowerCase();
  if (path === '/') return '/' as MenuPath;
  const plain = path.endsWith('/') ? path.slice(0, -1) : path;
  return plain.length <= MOST_CHARACTERS && SHAPE.test(plain) ? (plain as MenuPath) : null;
}

/** Whether a path is the other one or lies below it. Everything lies below `/`. */
export function isWithin(path: MenuPath, above: MenuPath): boolean {
  return path === above || above === '/' || path.startsWith(`${above}/`);
}
