import { currentEdition, type Page } from './page.ts';
import type { PagePath } from './page-path.ts';
import type { PageProblem } from './page-problem.ts';
import { destinationOf, redirected, type Redirects, unredirected } from './redirects.ts';

/** All pages and redirects, changed as one: that is what keeps each path unique. `version` rises with every change. */
export interface Site {
  readonly pages: readonly Page[];
  readonly redirects: Redirects;
  readonly version: number;
}

export const EMPTY_SITE: Site = { pages: [], redirects: new Map(), version: 0 };

export function pageWithId(site: Site, id: string): Page | null {
  return site.pages.find((page) => page.id === id) ?? null;
}

export function pageAt(site: Site, path: PagePath): Page | null {
  return site.pages.find((page) => page.path === path) ?? null;
}

/** Why a page cannot stand at a path. A page may come back to where it stood; a redirect to anything else stays good. */
export function pathProblems(site: Site, path: PagePath, page: Page | null): PageProblem[] {
  const there = pageAt(site, path);
  if (there !== null && there.id !== page?.id) return [{ at: 'path', because: 'taken' }];
  const destination = destinationOf(site.redirects, path);
  const isFree = destination === path || destination === page?.path;
  return isFree ? [] : [{ at: 'path', because: 'redirects-elsewhere' }];
}

/** The site with a page in place of the one with its id, or beside the others. */
export function withPage(site: Site, page: Page): Site {
  const isThere = pageWithId(site, page.id) !== null;
  const pages = isThere
    ? site.pages.map((other) => (other.id === page.id ? page : other))
    : [...site.pages, page];
  return { ...site, pages, version: site.version + 1 };
}

/** The redirects once a page stands at another path, free for it. Its old path leads there, unless nobody saw the page at it. */
export function redirectsAfterMove(redirects: Redirects, page: Page, path: PagePath): Redirects {
  const free = unredirected(redirects, path);
  const wasSeen = currentEdition(page) !== null;
  return (wasSeen ? redirected(free, page.path, path) : null) ?? free;
}

export function withRedirects(site: Site, redirects: Redirects): Site {
  return { ...site, redirects, version: site.version + 1 };
}
