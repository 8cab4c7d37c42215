import { expect, test } from 'vitest';
import { addressOf, parseAssetAddress } from './asset-address.ts';

const DIGEST = '0123456789abcdef'.repeat(4);

test('the address of a digest is read back as it is', () => {
  expect(addressOf(DIGEST)).toBe(`sha256-${DIGEST}`);
  expect(parseAssetAddress(addressOf(DIGEST))).toBe(`sha256-${DIGEST}`);
});

test.each([
  '',
  DIGEST,
  `md5-${DIGEST}`,
  `sha256-${DIGEST.slice(1)}`,
  `sha256-${DIGEST}0`,
  `sha256-${DIGEST.toUpperCase()}`,
  ` sha256-${DIGEST}`,
  `sha256-${'g'.repeat(64)}`,
])('%j is no address', (text) => {
  expect(parseAssetAddress(text)).toBeNull();
});
