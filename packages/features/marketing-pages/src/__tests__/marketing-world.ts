import { draftPage } from '../application/use-cases/draft-page.ts';
import { publishPage } from '../application/use-cases/publish-page.ts';
import { inMemorySite } from '../infrastructure/in-memory-site.ts';

export const HERO = { kind: 'hero', heading: 'Apples', subheading: '' } as const;
export const TEXT = { kind: 'text', text: 'They keep.' } as const;
export const TREE = { kind: 'image', asset: 'tree', alt: 'A tree' } as const;

/** The feature with its real repository, ids in order, a clock that stands still, and one image named `tree`. */
export function marketingWorld() {
  let id = 0;
  return {
    sites: inMemorySite(),
    newId: () => `page-${(id += 1)}`,
    clock: () => 1_000,
    images: { has: async (asset: string) => asset === 'tree' },
  };
}

/** The world with `page-1` drafted at `/apples`, version 1. */
export async function worldWithDraft() {
  const world = marketingWorld();
  await draftPage(world, { title: 'Apples', path: '/apples', blocks: [HERO, TEXT] });
  return world;
}

/** The world with that page published, version 2. */
export async function worldWithPage() {
  const world = await worldWithDraft();
  await publishPage(world, { id: 'page-1', version: 1 });
  return world;
}

/** A repository whose writes always come second. */
export function overtaken<World extends Pick<ReturnType<typeof marketingWorld>, 'sites'>>(
  world: World,
): World {
  return { ...world, sites: { ...world.sites, save: async () => false } };
}
