import { parsePagePath } from '../../entities/page-path.ts';
import { unredirected } from '../../entities/redirects.ts';
import { withRedirects } from '../../entities/site.ts';
import type { SiteRepository } from '../ports/ports.ts';

export type RemoveRedirectResult =
  | { readonly kind: 'removed' }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'conflict' };

/** Frees a path that was redirected, for a page of its own. */
export async function removeRedirect(
  { sites }: { readonly sites: SiteRepository },
  text: string,
): Promise<RemoveRedirectResult> {
  const path = parsePagePath(text);
  const site = await sites.load();
  if (path === null || !site.redirects.has(path)) return { kind: 'not-found' };
  const isSaved = await sites.save(withRedirects(site, unredirected(site.redirects, path)));
  return { kind: isSaved ? 'removed' : 'conflict' };
}
