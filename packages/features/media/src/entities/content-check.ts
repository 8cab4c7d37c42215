import type { Dimensions } from './dimensions.ts';
import { dimensionsOf } from './image-dimensions.ts';
import { type MediaType, parseMediaType, sniffMediaType } from './media-type.ts';

/** The most bytes of each type. */
export type SizeLimits = Readonly<Record<MediaType, number>>;

const MEBIBYTE = 1024 * 1024;

export const DEFAULT_SIZE_LIMITS: SizeLimits = {
  'image/png': 10 * MEBIBYTE,
  'image/jpeg': 10 * MEBIBYTE,
  'image/gif': 5 * MEBIBYTE,
  'application/pdf': 25 * MEBIBYTE,
};

export type ContentRefusal = 'empty' | 'unknown-type' | 'type-mismatch' | 'too-large' | 'unreadable-image';

/** `dimensions` is null of what is no image. */
export type ContentCheck =
  | { readonly kind: 'sound'; readonly mediaType: MediaType; readonly dimensions: Dimensions | null }
  | { readonly kind: 'refused'; readonly because: ContentRefusal };

/** Tells whether content is what it is declared to be. The bytes decide: a declaration is believed only when they agree. */
export function checkContent(content: Uint8Array, declaredType: string, limits: SizeLimits): ContentCheck {
  if (content.length === 0) return { kind: 'refused', because: 'empty' };
  const mediaType = sniffMediaType(content);
  if (mediaType === null) return { kind: 'refused', because: 'unknown-type' };
  if (mediaType !== parseMediaType(declaredType)) return { kind: 'refused', because: 'type-mismatch' };
  if (content.length > limits[mediaType]) return { kind: 'refused', because: 'too-large' };
  const dimensions = dimensionsOf(content, mediaType);
  if (dimensions === null && mediaType.startsWith('image/'))
    return { kind: 'refused', because: 'unreadable-image' };
  return { kind: 'sound', mediaType, dimensions };
}
