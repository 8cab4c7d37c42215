import type { ChangeResult } from '../../application/use-cases/change-page.ts';
import type { Page } from '../../entities/page.ts';

/** What a controller answers; the web framework around it only writes it out. */
export interface Response {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

export const NOT_FOUND: Response = { status: 404, body: { error: 'not-found' } };
export const CONFLICT: Response = { status: 409, body: { error: 'conflict' } };

/** A page as an author sees it. */
export function pageBody({ id, path, title, blocks, editions, version }: Page): Response['body'] {
  const published = editions.map(({ number, publishedAt }) => ({ number, publishedAt }));
  return { id, path, title, blocks, editions: published, version };
}

/** The answer to a change of a page. */
export function responseTo(result: ChangeResult): Response {
  switch (result.kind) {
    case 'changed':
      return { status: 200, body: pageBody(result.page) };
    case 'refused':
      return { status: 422, body: { problems: result.problems } };
    case 'conflict':
      return CONFLICT;
    case 'not-found':
      return NOT_FOUND;
  }
}
