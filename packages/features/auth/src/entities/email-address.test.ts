import { expect, test } from 'vitest';
import { parseEmailAddress } from './email-address.ts';

test('an address is trimmed and lower-cased', () => {
  expect(parseEmailAddress('  Ada.Lovelace@Example.ORG ')).toBe('ada.lovelace@example.org');
});

test.each([
  '',
  'ada',
  'ada@',
  '@example.org',
  'ada@example',
  'ada@@example.org',
  'a da@example.org',
  'ada@example..org',
  'ada@.org',
])('%j is no address', (text) => {
  expect(parseEmailAddress(text)).toBeNull();
});

test('a local part of 64 characters is taken, one of 65 is not', () => {
  expect(parseEmailAddress(`${'a'.repeat(64)}@example.org`)).toBe(`${'a'.repeat(64)}@example.org`);
  expect(parseEmailAddress(`${'a'.repeat(65)}@example.org`)).toBeNull();
});

test('an address of 254 characters is taken, one of 255 is not', () => {
  const address = (length: number) => `ada@${'x'.repeat(length - 8)}.org`;
  expect(parseEmailAddress(address(254))).toHaveLength(254);
  expect(parseEmailAddress(address(255))).toBeNull();
});
