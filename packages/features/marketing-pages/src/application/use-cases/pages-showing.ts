import { shows } from '../../entities/page.ts';
import type { SiteRepository } from '../ports/ports.ts';

/** The paths of the pages that show an asset, in their draft or to visitors, sorted. */
export async function pagesShowing(
  { sites }: { readonly sites: SiteRepository },
  asset: string,
): Promise<readonly string[]> {
  const { pages } = await sites.load();
  return pages
    .filter((page) => shows(page, asset))
    .map(({ path }) => path)
    .toSorted();
}
