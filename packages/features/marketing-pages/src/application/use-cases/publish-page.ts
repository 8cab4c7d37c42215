import type { Block } from '../../entities/block.ts';
import type { PageProblem } from '../../entities/page-problem.ts';
import { published, unpublishable } from '../../entities/page.ts';
import type { ImageCatalog, Clock, SiteRepository } from '../ports/ports.ts';
import { changePage, type ChangeResult, type SeenPage } from './change-page.ts';

export interface PublishPorts {
  readonly sites: SiteRepository;
  readonly images: ImageCatalog;
  readonly clock: Clock;
}

/** Makes an edition of a draft that visitors see from now on. Every image in it must be there. */
export async function publishPage(
  { sites, images, clock }: PublishPorts,
  seen: SeenPage,
): Promise<ChangeResult> {
  return changePage({ sites }, seen, async ({ redirects }, page) => {
    const problems = [...unpublishable(page), ...(await missingImages(page.blocks, images))];
    return problems.length > 0 ? problems : { page: published(page, clock()), redirects };
  });
}

async function missingImages(blocks: readonly Block[], images: ImageCatalog): Promise<PageProblem[]> {
  const found = await Promise.all(
    blocks.map(async (block) => block.kind !== 'image' || images.has(block.asset)),
  );
  return found.flatMap((isThere, index) =>
    isThere ? [] : [{ at: `blocks[${index}].asset`, because: 'no-such-image' }],
  );
}
