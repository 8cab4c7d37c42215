import { expect, test } from 'vitest';
import { parsePagePath } from './page-path.ts';

test.each([
  ['/', '/'],
  [' /Apples ', '/apples'],
  ['/apples/', '/apples'],
  ['/shop/red-apples/2', '/shop/red-apples/2'],
])('a path written %j is %j', (text, path) => {
  expect(parsePagePath(text)).toBe(path);
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
])('%j is no path', (text) => {
  expect(parsePagePath(text)).toBeNull();
});

test('a path has at most 200 characters, a slash at the end aside', () => {
  const longest = `/${'a'.repeat(199)}`;
  expect(parsePagePath(`${longest}/`)).toBe(longest);
  expect(parsePagePath(`${longest}a`)).toBeNull();
});
