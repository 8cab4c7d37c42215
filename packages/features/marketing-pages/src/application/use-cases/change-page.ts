import type { PageProblem } from '../../entities/page-problem.ts';
import type { Page } from '../../entities/page.ts';
import type { Redirects } from '../../entities/redirects.ts';
import { pageWithId, type Site, withPage } from '../../entities/site.ts';
import type { SiteRepository } from '../ports/ports.ts';

export type ChangeResult =
  | { readonly kind: 'changed'; readonly page: Page }
  | { readonly kind: 'refused'; readonly problems: readonly PageProblem[] }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'conflict' };

export interface SeenPage {
  readonly id: string;
  /** The version the author saw; another one now is a conflict. */
  readonly version: number;
}

/** What a change makes of a page and of the redirects beside it, or why it is refused. */
export type PageChange = { readonly page: Page; readonly redirects: Redirects } | readonly PageProblem[];

/** Keeps what a change makes of a page, provided that the author saw the page as it is. */
export async function changePage(
  { sites }: { readonly sites: SiteRepository },
  { id, version }: SeenPage,
  change: (site: Site, page: Page) => PageChange | Promise<PageChange>,
): Promise<ChangeResult> {
  const site = await sites.load();
  const page = pageWithId(site, id);
  if (page === null) return { kind: 'not-found' };
  if (page.version !== version) return { kind: 'conflict' };
  const changed = await change(site, page);
  if (!('page' in changed)) return { kind: 'refused', problems: changed };
  const isSaved = await sites.save(withPage({ ...site, redirects: changed.redirects }, changed.page));
  return isSaved ? { kind: 'changed', page: changed.page } : { kind: 'conflict' };
}
