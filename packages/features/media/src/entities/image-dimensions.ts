import type { Dimensions } from './dimensions.ts';
import type { MediaType } from './media-type.ts';

/**
 * Reads how large an image is from its header. Null when the header is cut, or says that a side has no pixel.
 * Formats: PNG, section 11.2.1; GIF89a, section 18; JPEG (ITU-T T.81), annex B.
 */
export function dimensionsOf(content: Uint8Array, type: MediaType): Dimensions | null {
  const { width, height } = READERS[type](content);
  return width >= 1 && height >= 1 ? { width, height } : null;
}

const READERS: Readonly<Record<MediaType, (content: Uint8Array) => Dimensions>> = {
  'image/png': (content) => ({
    width: numberAt(content, [16, 17, 18, 19]),
    height: numberAt(content, [20, 21, 22, 23]),
  }),
  'image/gif': (content) => ({ width: numberAt(content, [7, 6]), height: numberAt(content, [9, 8]) }),
  'image/jpeg': (content) => {
    const frame = frameOf(content);
    return {
      width: numberAt(content, [frame + 7, frame + 8]),
      height: numberAt(content, [frame + 5, frame + 6]),
    };
  },
  'application/pdf': () => ({ width: Number.NaN, height: Number.NaN }),
};

/** Index of the segment that begins the frame: the others before it are skipped by their length. */
function frameOf(content: Uint8Array): number {
  let at = 2;
  while (content[at] === 0xff) {
    if (isFrame(content[at + 1])) return at;
    at += 2 + numberAt(content, [at + 2, at + 3]);
  }
  return Number.NaN;
}

/** C4, C8 and CC lie among the frames and define tables. */
function isFrame(marker = 0): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** The number in these bytes, the most significant first; not a number past the end of the content. */
function numberAt(content: Uint8Array, indexes: readonly number[]): number {
  return indexes.reduce((total, index) => total * 256 + (content[index] ?? Number.NaN), 0);
}
