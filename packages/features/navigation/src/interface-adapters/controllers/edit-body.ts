import type { Place } from '../../entities/menu.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** The fields of a body, with the version that the editor saw; null when the body is anything else. */
export function editOf(body: unknown): { readonly version: number; readonly fields: Fields } | null {
  if (typeof body !== 'object' || body === null) return null;
  const fields: Fields = { ...body };
  const version = fields['version'];
  return typeof version === 'number' ? { version, fields } : null;
}

/** Where to put an item; null when a field is missing or of another type. */
export function placeOf({ parentId, index }: Fields): Place | null {
  if (!isParent(parentId) || typeof index !== 'number' || !Number.isInteger(index)) return null;
  return { parentId, index };
}

export function isParent(parentId: unknown): parentId is string | null {
  return parentId === null || typeof parentId === 'string';
}
