import { areSame, assetsIn, type Block } from './block.ts';
import type { PagePath } from './page-path.ts';
import type { PageProblem } from './page-problem.ts';

/** What a page says. */
export interface PageContent {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** What a page said when it was published. Numbers begin at 1; `publishedAt` is epoch milliseconds. */
export interface Edition extends PageContent {
  readonly number: number;
  readonly publishedAt: number;
}

/** A page: its draft, and its editions, of which visitors see the last. `version` rises with every change. */
export interface Page extends PageContent {
  readonly id: string;
  readonly path: PagePath;
  readonly editions: readonly Edition[];
  readonly version: number;
}

export function draftPage(id: string, path: PagePath, { title, blocks }: PageContent): Page {
  return { id, path, title, blocks, editions: [], version: 1 };
}

export function edited(page: Page, { title, blocks }: PageContent): Page {
  return { ...page, title, blocks, version: page.version + 1 };
}

export function moved(page: Page, path: PagePath): Page {
  return { ...page, path, version: page.version + 1 };
}

/** What visitors see; null when the page was never published. */
export function currentEdition({ editions }: Page): Edition | null {
  return editions.at(-1) ?? null;
}

/** Everything that keeps a draft from being published. A hero heads a page, so that there is one at most. */
export function unpublishable(page: Page): PageProblem[] {
  const { title, blocks } = page;
  const current = currentEdition(page);
  const problems: PageProblem[] = [];
  if (title === '') problems.push({ at: 'title', because: 'empty' });
  if (blocks.length === 0) problems.push({ at: 'blocks', because: 'empty' });
  for (const [index, { kind }] of blocks.entries()) {
    if (kind === 'hero' && index > 0) problems.push({ at: `blocks[${index}]`, because: 'hero-not-first' });
  }
  if (current?.title === title && areSame(current.blocks, blocks))
    problems.push({ at: 'blocks', because: 'unchanged' });
  return problems;
}

export function published(page: Page, publishedAt: number): Page {
  const { title, blocks, editions } = page;
  const edition = { number: editions.length + 1, title, blocks, publishedAt };
  return { ...page, editions: [...editions, edition], version: page.version + 1 };
}

/** The page with an earlier edition as its draft; null when there is none of that number. */
export function restored(page: Page, number: number): Page | null {
  const edition = page.editions.find((candidate) => candidate.number === number);
  return edition === undefined ? null : edited(page, edition);
}

/** Whether the draft shows an asset, or what visitors see does. */
export function shows(page: Page, asset: string): boolean {
  const seen = currentEdition(page)?.blocks ?? [];
  return assetsIn([...page.blocks, ...seen]).includes(asset);
}
