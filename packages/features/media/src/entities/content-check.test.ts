import { describe, expect, test } from 'vitest';
import { pdf, png, text } from '../__tests__/content.ts';
import { checkContent, DEFAULT_SIZE_LIMITS } from './content-check.ts';

const apple = png({ width: 4, height: 3 });
const limits = { ...DEFAULT_SIZE_LIMITS, 'image/png': apple.length };

describe('content is sound', () => {
  test('as an image of the declared type, with its dimensions', () => {
    expect(checkContent(apple, 'Image/PNG', limits)).toEqual({
      kind: 'sound',
      mediaType: 'image/png',
      dimensions: { width: 4, height: 3 },
    });
  });

  test('as a document, which has none', () => {
    expect(checkContent(pdf(), 'application/pdf', limits)).toEqual({
      kind: 'sound',
      mediaType: 'application/pdf',
      dimensions: null,
    });
  });
});

test.each([
  ['empty', new Uint8Array(), 'image/png'],
  ['unknown-type', text('apples'), 'image/png'],
  ['type-mismatch', apple, 'image/jpeg'],
  ['type-mismatch', apple, ''],
  ['too-large', Uint8Array.of(...apple, 0), 'image/png'],
  ['unreadable-image', apple.slice(0, 20), 'image/png'],
])('content is refused as %s', (because, content, declaredType) => {
  expect(checkContent(content, declaredType, limits)).toEqual({ kind: 'refused', because });
});

test('images may have 10 MiB, moving ones 5 and documents 25 by default', () => {
  expect(DEFAULT_SIZE_LIMITS).toEqual({
    'image/png': 10_485_760,
    'image/jpeg': 10_485_760,
    'image/gif': 5_242_880,
    'application/pdf': 26_214_400,
  });
});
