import { expect, test } from 'vitest';
import { passwordWeakness } from './password-policy.ts';

const EMAIL = 'ada@example.org';

test('a password of 12 characters is long enough, one of 11 is too short', () => {
  expect(passwordWeakness('correcthorse', EMAIL)).toBeNull();
  expect(passwordWeakness('correcthors', EMAIL)).toBe('too-short');
});

test('a password of 256 characters is taken, one of 257 is too long', () => {
  expect(passwordWeakness('x'.repeat(256), EMAIL)).toBeNull();
  expect(passwordWeakness('x'.repeat(257), EMAIL)).toBe('too-long');
});

test('length counts code points, so eleven emoji are too short', () => {
  expect(passwordWeakness('🍎'.repeat(11), EMAIL)).toBe('too-short');
  expect(passwordWeakness('🍎'.repeat(12), EMAIL)).toBeNull();
});

test('a password that holds the name before the @ is refused whatever its case', () => {
  expect(passwordWeakness('I-am-LOVELACE-1', 'Lovelace@example.org')).toBe('holds-email');
});

test('a name of three characters is too common to look for, one of four is not', () => {
  expect(passwordWeakness('ada-lovelace-1', EMAIL)).toBeNull();
  expect(passwordWeakness('adaa-something', 'adaa@example.org')).toBe('holds-email');
});
