/** Where a page stands in the site: `/`, or lower case words behind slashes, without one at the end. */
export type PagePath = string & { readonly brand: 'PagePath' };

const SHAPE = /^(?:\/[a-z\d]+(?:-[a-z\d]+)*)+$/;
const MOST_CHARACTERS = 200;

/** Null when the text is no path. Case and a slash at the end make no other path. */
export function parsePagePath(text: string): PagePath | null {
  const path = text.trim().toLowerCase();
  if (path === '/') return '/' as PagePath;
  const plain = path.endsWith('/') ? path.slice(0, -1) : path;
  return plain.length <= MOST_CHARACTERS && SHAPE.test(plain) ? (plain as PagePath) : null;
}
