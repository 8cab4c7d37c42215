import { describe, expect, test } from 'vitest';
import { gif, jpeg, pdf, png, text } from '../__tests__/content.ts';
import { parseMediaType, sniffMediaType } from './media-type.ts';

describe('the type of content', () => {
  test('is told by its first bytes', () => {
    expect(sniffMediaType(png({ width: 1, height: 1 }))).toBe('image/png');
    expect(sniffMediaType(jpeg({ width: 1, height: 1 }))).toBe('image/jpeg');
    expect(sniffMediaType(gif({ width: 1, height: 1 }))).toBe('image/gif');
    expect(sniffMediaType(pdf())).toBe('application/pdf');
  });

  test('is a gif in both of its versions and in no third', () => {
    expect(sniffMediaType(text('GIF87a'))).toBe('image/gif');
    expect(sniffMediaType(text('GIF89a'))).toBe('image/gif');
    expect(sniffMediaType(text('GIF88a'))).toBeNull();
  });

  test.each([
    ['nothing', ''],
    ['a signature that is cut', '%PDF'],
    ['a signature further in', ' %PDF-1.7'],
    ['a page that a browser would run', '<svg onload="steal()"/>'],
  ])('is unknown of %s', (_what, content) => {
    expect(sniffMediaType(text(content))).toBeNull();
  });

  test.each([0, 1, 4, 6, 7])('is no png when byte %i is another', (index) => {
    expect(sniffMediaType(png({ width: 1, height: 1 }).with(index, 0))).toBeNull();
  });

  test.each([0, 1, 2])('is no jpeg when byte %i is another', (index) => {
    expect(sniffMediaType(jpeg({ width: 1, height: 1 }).with(index, 0))).toBeNull();
  });
});

describe('a declared type', () => {
  test.each([
    ['image/png', 'image/png'],
    [' Image/JPEG ', 'image/jpeg'],
    ['image/gif;q=1; x=y', 'image/gif'],
    ['application/pdf ;\ncharset=utf-8', 'application/pdf'],
  ])('%j is %s', (header, type) => {
    expect(parseMediaType(header)).toBe(type);
  });

  test.each(['', 'image/', 'image/jpg', 'image/svg+xml', 'text/html; image/png', 'image/png, text/html'])(
    '%j is not kept',
    (header) => {
      expect(parseMediaType(header)).toBeNull();
    },
  );
});
