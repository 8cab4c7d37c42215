import { describe, expect, test } from 'vitest';
import { gif, jpeg, pdf, png, segment } from '../__tests__/content.ts';
import { dimensionsOf } from './image-dimensions.ts';

const WIDE = { width: 0x1234, height: 0x0102 };

describe('the dimensions of an image', () => {
  test('stand in the header of a png, in four bytes each', () => {
    const large = { width: 0x01020304, height: 0x05060708 };
    expect(dimensionsOf(png(large), 'image/png')).toEqual(large);
  });

  test('stand in the header of a gif, the lower byte first', () => {
    expect(dimensionsOf(gif(WIDE), 'image/gif')).toEqual(WIDE);
  });

  test('stand in the frame of a jpeg, behind segments of any length', () => {
    const before = Uint8Array.of(...segment(0xe1, 200), ...segment(0xdb, 65), ...segment(0xfe, 0));
    expect(dimensionsOf(jpeg(WIDE, { before: new Uint8Array() }), 'image/jpeg')).toEqual(WIDE);
    expect(dimensionsOf(jpeg(WIDE, { before }), 'image/jpeg')).toEqual(WIDE);
  });

  test.each([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xcb, 0xcf])('stand in a frame of marker %i', (frame) => {
    expect(dimensionsOf(jpeg(WIDE, { frame }), 'image/jpeg')).toEqual(WIDE);
  });

  test.each([0xc4, 0xc8, 0xcc, 0xbf, 0xd0])('do not stand in a segment of marker %i', (frame) => {
    expect(dimensionsOf(jpeg(WIDE, { frame }), 'image/jpeg')).toBeNull();
  });
});

describe('there are no dimensions', () => {
  test('of a document', () => {
    expect(dimensionsOf(pdf(), 'application/pdf')).toBeNull();
  });

  test.each([
    ['png', png(WIDE), 'image/png', 24],
    ['gif', gif(WIDE), 'image/gif', 10],
    ['jpeg', jpeg(WIDE), 'image/jpeg', 29],
  ] as const)('of a %s that ends in its header', (_name, content, type, enough) => {
    expect(dimensionsOf(content.slice(0, enough), type)).toEqual(WIDE);
    for (let size = 0; size < enough; size += 1)
      expect(dimensionsOf(content.slice(0, size), type)).toBeNull();
  });

  test('of an image with a side of no pixel, and there are of one with one', () => {
    expect(dimensionsOf(png({ width: 0, height: 1 }), 'image/png')).toBeNull();
    expect(dimensionsOf(png({ width: 1, height: 0 }), 'image/png')).toBeNull();
    expect(dimensionsOf(png({ width: 1, height: 1 }), 'image/png')).toEqual({ width: 1, height: 1 });
  });

  test('of a jpeg that leaves its segments', () => {
    const before = Uint8Array.of(...segment(0xe0, 4), 0x00);
    expect(dimensionsOf(jpeg(WIDE, { before }), 'image/jpeg')).toBeNull();
  });
});
