import { restored } from '../../entities/page.ts';
import type { SiteRepository } from '../ports/ports.ts';
import { changePage, type ChangeResult, type SeenPage } from './change-page.ts';

/** Takes an earlier edition back as the draft. Visitors see it again once it is published. */
export async function restoreEdition(
  ports: { readonly sites: SiteRepository },
  { number, ...seen }: SeenPage & { readonly number: number },
): Promise<ChangeResult> {
  return changePage(ports, seen, ({ redirects }, page) => {
    const draft = restored(page, number);
    return draft === null ? [{ at: 'number', because: 'no-such-edition' }] : { page: draft, redirects };
  });
}
