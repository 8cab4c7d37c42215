import type { PageProblem } from './page-problem.ts';
import type { PageContent } from './page.ts';
import { parseBlocks } from './parse-blocks.ts';

/** What an author wrote, as it came. */
export interface WrittenContent {
  readonly title: string;
  readonly blocks: readonly unknown[];
}

export type ParsedContent =
  | { readonly kind: 'content'; readonly content: PageContent }
  | { readonly kind: 'invalid'; readonly problems: readonly PageProblem[] };

const MOST_CHARACTERS = 120;

/** The content of a page, or everything that is wrong with it. A draft may be empty, and so may its title, which is trimmed. */
export function parseContent(written: WrittenContent): ParsedContent {
  const title = written.title.trim();
  const parsed = parseBlocks(written.blocks);
  const isLong = title.length > MOST_CHARACTERS;
  const problems: readonly PageProblem[] = isLong ? [{ at: 'title', because: 'too-long' }] : [];
  if (parsed.kind === 'invalid') return { kind: 'invalid', problems: [...problems, ...parsed.problems] };
  return isLong
    ? { kind: 'invalid', problems }
    : { kind: 'content', content: { title, blocks: parsed.blocks } };
}
