import { parsePagePath } from '../../entities/page-path.ts';
import { currentEdition, type Edition } from '../../entities/page.ts';
import { destinationOf } from '../../entities/redirects.ts';
import { pageAt } from '../../entities/site.ts';
import type { SiteRepository } from '../ports/ports.ts';

export type Visit =
  | { readonly kind: 'page'; readonly edition: Edition }
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'not-found' };

/** What a visitor finds at a path. A draft that was never published is not there. */
export async function visitPath({ sites }: { readonly sites: SiteRepository }, text: string): Promise<Visit> {
  const path = parsePagePath(text);
  if (path === null) return { kind: 'not-found' };
  const site = await sites.load();
  const to = destinationOf(site.redirects, path);
  if (to !== path) return { kind: 'redirect', to };
  const page = pageAt(site, path);
  const edition = page === null ? null : currentEdition(page);
  return edition === null ? { kind: 'not-found' } : { kind: 'page', edition };
}
