import { describe, expect, test } from 'vitest';
import { isWithin, type MenuPath, parseMenuPath } from './menu-path.ts';

describe('a path', () => {
  test.each([
    ['/', '/'],
    [' /Apples ', '/apples'],
    ['/apples/', '/apples'],
    ['/shop/red-apples/2', '/shop/red-apples/2'],
  ])('written %j is %j', (text, path) => {
    expect(parseMenuPath(text)).toBe(path);
  });

  test.each([
    '',
    'apples',
    '//',
    '/apples//',
    '/apples//red',
    '/../apples',
    '/red_apples',
    '/-apples',
    '/apples-',
    '/red--apples',
    '/red apples',
    '/apples?ripe',
    '//evil.example',
    'https://evil.example/',
  ])('is not %j', (text) => {
    expect(parseMenuPath(text)).toBeNull();
  });

  test('has at most 200 characters, a slash at the end aside', () => {
    const longest = `/${'a'.repeat(199)}`;
    expect(parseMenuPath(`${longest}/`)).toBe(longest);
    expect(parseMenuPath(`${longest}a`)).toBeNull();
  });
});

test.each([
  ['/apples', '/apples', true],
  ['/apples/red', '/apples', true],
  ['/applesauce', '/apples', false],
  ['/apples', '/apples/red', false],
  ['/apples', '/', true],
  ['/', '/', true],
  ['/', '/apples', false],
])('that %j lies within %j is %s', (path, above, expected) => {
  expect(isWithin(path as MenuPath, above as MenuPath)).toBe(expected);
});
