import { parsePagePath } from '../../entities/page-path.ts';
import { destinationOf, redirected } from '../../entities/redirects.ts';
import { pageAt, withRedirects } from '../../entities/site.ts';
import type { SiteRepository } from '../ports/ports.ts';

export type RedirectRefusal = 'invalid-path' | 'path-taken' | 'loop';

export type RedirectResult =
  | { readonly kind: 'redirected'; readonly to: string }
  | { readonly kind: 'refused'; readonly because: RedirectRefusal }
  | { readonly kind: 'conflict' };

/** Sends visitors of a path without a page to another. They are sent to where that leads in the end. */
export async function addRedirect(
  { sites }: { readonly sites: SiteRepository },
  ask: { readonly from: string; readonly to: string },
): Promise<RedirectResult> {
  const from = parsePagePath(ask.from);
  const to = parsePagePath(ask.to);
  if (from === null || to === null) return { kind: 'refused', because: 'invalid-path' };
  const site = await sites.load();
  if (pageAt(site, from) !== null) return { kind: 'refused', because: 'path-taken' };
  const redirects = redirected(site.redirects, from, to);
  if (redirects === null) return { kind: 'refused', because: 'loop' };
  const isSaved = await sites.save(withRedirects(site, redirects));
  return isSaved ? { kind: 'redirected', to: destinationOf(redirects, from) } : { kind: 'conflict' };
}
