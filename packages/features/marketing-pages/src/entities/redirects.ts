import type { PagePath } from './page-path.ts';

/** From a path to where it leads now. Chains are collapsed: no value is a key, so that a visitor is sent on once. */
export type Redirects = ReadonlyMap<PagePath, PagePath>;

/** Where a path leads: itself when nothing redirects it. */
export function destinationOf(redirects: Redirects, path: PagePath): PagePath {
  return redirects.get(path) ?? path;
}

/**
 * The redirects with one more, in place of any that `from` had. What led to `from` leads on with it;
 * null when the way would come back to where it began.
 */
export function redirected(redirects: Redirects, from: PagePath, to: PagePath): Redirects | null {
  const others = unredirected(redirects, from);
  const end = destinationOf(others, to);
  if (end === from) return null;
  const ahead = [...others].map(([path, target]) => [path, target === from ? end : target] as const);
  return new Map([...ahead, [from, end]]);
}

/** The redirects without that of a path. */
export function unredirected(redirects: Redirects, path: PagePath): Redirects {
  return new Map([...redirects].filter(([from]) => from !== path));
}
