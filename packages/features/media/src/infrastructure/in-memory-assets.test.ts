import { expect, test } from 'vitest';
import { APPLE } from '../__tests__/media-world.ts';
import { addressOf } from '../entities/asset-address.ts';
import { newAsset } from '../entities/asset.ts';
import { inMemoryAssets } from './in-memory-assets.ts';

const apple = newAsset({
  address: addressOf('a'.repeat(64)),
  mediaType: 'image/png',
  sizeBytes: APPLE.length,
  dimensions: { width: 800, height: 600 },
  storedAt: 0,
});

test('an address is added once', async () => {
  const assets = inMemoryAssets();
  expect(await assets.add(apple, APPLE)).toBe(true);
  expect(await assets.add({ ...apple, storedAt: 1 }, new Uint8Array())).toBe(false);
  expect(await assets.find(apple.address)).toEqual(apple);
  expect(await assets.contentOf(apple.address)).toEqual(APPLE);
});

test('a write must carry the version after the stored one, and leaves the bytes alone', async () => {
  const assets = inMemoryAssets();
  const next = { ...apple, version: 2 };
  expect(await assets.save(next)).toBe(false);
  await assets.add(apple, APPLE);
  expect(await assets.save(apple)).toBe(false);
  expect(await assets.save(next)).toBe(true);
  expect(await assets.find(apple.address)).toEqual(next);
  expect(await assets.contentOf(apple.address)).toEqual(APPLE);
});

test('stored bytes do not change with those that were given or taken', async () => {
  const assets = inMemoryAssets();
  const given = APPLE.slice();
  await assets.add(apple, given);
  given.fill(0);
  (await assets.contentOf(apple.address))?.fill(0);
  expect(await assets.contentOf(apple.address)).toEqual(APPLE);
});

test('what is removed is gone', async () => {
  const assets = inMemoryAssets();
  await assets.add(apple, APPLE);
  await assets.remove(apple.address);
  expect([await assets.find(apple.address), await assets.contentOf(apple.address)]).toEqual([null, null]);
});
