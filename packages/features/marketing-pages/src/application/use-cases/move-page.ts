import { parsePagePath } from '../../entities/page-path.ts';
import { moved } from '../../entities/page.ts';
import { pathProblems, redirectsAfterMove } from '../../entities/site.ts';
import type { SiteRepository } from '../ports/ports.ts';
import { changePage, type ChangeResult, type SeenPage } from './change-page.ts';

/** Puts a page at another path. Where visitors saw it before, they are sent on. */
export async function movePage(
  ports: { readonly sites: SiteRepository },
  { path: text, ...seen }: SeenPage & { readonly path: string },
): Promise<ChangeResult> {
  return changePage(ports, seen, (site, page) => {
    const path = parsePagePath(text);
    if (path === null) return [{ at: 'path', because: 'invalid' }];
    if (path === page.path) return [{ at: 'path', because: 'unchanged' }];
    const problems = pathProblems(site, path, page);
    if (problems.length > 0) return problems;
    return { page: moved(page, path), redirects: redirectsAfterMove(site.redirects, page, path) };
  });
}
