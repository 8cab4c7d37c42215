import { draftPage as newDraft, type Page } from '../../entities/page.ts';
import { parseContent, type WrittenContent } from '../../entities/page-content.ts';
import { parsePagePath } from '../../entities/page-path.ts';
import type { PageProblem } from '../../entities/page-problem.ts';
import { pathProblems, withPage } from '../../entities/site.ts';
import type { NewId, SiteRepository } from '../ports/ports.ts';

export type DraftResult =
  | { readonly kind: 'drafted'; readonly page: Page }
  | { readonly kind: 'refused'; readonly problems: readonly PageProblem[] }
  | { readonly kind: 'conflict' };

/** Begins a page at a path of its own. Nothing is asked of its content but that it can be read. */
export async function draftPage(
  { sites, newId }: { readonly sites: SiteRepository; readonly newId: NewId },
  written: WrittenContent & { readonly path: string },
): Promise<DraftResult> {
  const site = await sites.load();
  const path = parsePagePath(written.path);
  const parsed = parseContent(written);
  const unfit: readonly PageProblem[] =
    path === null ? [{ at: 'path', because: 'invalid' }] : pathProblems(site, path, null);
  const unread = parsed.kind === 'invalid' ? parsed.problems : [];
  if (path === null || parsed.kind === 'invalid' || unfit.length > 0)
    return { kind: 'refused', problems: [...unfit, ...unread] };
  const page = newDraft(newId(), path, parsed.content);
  return (await sites.save(withPage(site, page))) ? { kind: 'drafted', page } : { kind: 'conflict' };
}
