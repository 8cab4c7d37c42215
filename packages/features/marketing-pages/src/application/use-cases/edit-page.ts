import { edited } from '../../entities/page.ts';
import { parseContent, type WrittenContent } from '../../entities/page-content.ts';
import type { SiteRepository } from '../ports/ports.ts';
import { changePage, type ChangeResult, type SeenPage } from './change-page.ts';

/** Gives a draft other content. Visitors see nothing of it until it is published. */
export async function editPage(
  ports: { readonly sites: SiteRepository },
  edit: SeenPage & WrittenContent,
): Promise<ChangeResult> {
  const parsed = parseContent(edit);
  return changePage(ports, edit, ({ redirects }, page) =>
    parsed.kind === 'invalid' ? parsed.problems : { page: edited(page, parsed.content), redirects },
  );
}
