import type { Dimensions } from '../entities/dimensions.ts';

/** A PNG as far as its header: signature, length and name of the first chunk, width, height. */
export function png({ width, height }: Dimensions): Uint8Array {
  const content = new Uint8Array(33);
  content.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  const view = new DataView(content.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return content;
}

/** A GIF as far as its header. */
export function gif({ width, height }: Dimensions): Uint8Array {
  const content = new Uint8Array(13);
  content.set(text('GIF89a'));
  const view = new DataView(content.buffer);
  view.setUint16(6, width, true);
  view.setUint16(8, height, true);
  return content;
}

/** A JPEG as far as its frame; `before` are the segments between the first marker and the frame. */
export function jpeg(
  { width, height }: Dimensions,
  {
    frame = 0xc0,
    before = segment(0xe0, 14),
  }: { readonly frame?: number; readonly before?: Uint8Array } = {},
): Uint8Array {
  const start = segment(frame, 15);
  const view = new DataView(start.buffer);
  view.setUint16(5, height);
  view.setUint16(7, width);
  return Uint8Array.of(0xff, 0xd8, ...before, ...start);
}

/** A JPEG segment with `size` bytes of zeros. */
export function segment(marker: number, size: number): Uint8Array {
  const content = new Uint8Array(4 + size);
  content.set([0xff, marker, 0, size + 2]);
  return content;
}

export function pdf(words = 'apples'): Uint8Array {
  return text(`%PDF-1.7\n${words}`);
}

export function text(words: string): Uint8Array {
  return new TextEncoder().encode(words);
}
