import type { WrittenContent } from '../../entities/page-content.ts';
import type { Response } from './response.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** The fields of a body; none when it is no object. */
export function fieldsOf(body: unknown): Fields {
  return typeof body === 'object' && body !== null ? { ...body } : {};
}

/** The title and the blocks of a body, the latter unread; null when they are no text and no list. */
export function contentOf({ title, blocks }: Fields): WrittenContent | null {
  return typeof title === 'string' && Array.isArray(blocks) ? { title, blocks } : null;
}

export function badRequest(fields: string): Response {
  return { status: 400, body: { error: `${fields} are missing, or of another type` } };
}
