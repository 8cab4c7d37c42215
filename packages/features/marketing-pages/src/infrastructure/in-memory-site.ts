import type { SiteRepository } from '../application/ports/ports.ts';
import { EMPTY_SITE } from '../entities/site.ts';

export function inMemorySite(): SiteRepository {
  let stored = EMPTY_SITE;
  return {
    load: async () => stored,
    save: async (site) => {
      if (stored.version + 1 !== site.version) return false;
      stored = site;
      return true;
    },
  };
}
