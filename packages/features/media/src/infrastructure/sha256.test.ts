import { expect, test } from 'vitest';
import { text } from '../__tests__/content.ts';
import { sha256 } from './sha256.ts';

test('the digest of "abc" is the one in FIPS 180-4', () => {
  expect(sha256(text('abc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
