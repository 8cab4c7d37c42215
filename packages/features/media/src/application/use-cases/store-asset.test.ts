import { expect, test } from 'vitest';
import { pdf, png } from '../../__tests__/content.ts';
import { APPLE, APPLE_ADDRESS, mediaWorld } from '../../__tests__/media-world.ts';
import { describeDerivative } from './describe-derivative.ts';
import { readAsset } from './read-asset.ts';
import { storeAsset } from './store-asset.ts';

const apple = { content: APPLE, declaredType: 'image/png' };

test('content is stored under the address of its bytes', async () => {
  const world = mediaWorld();
  const result = await storeAsset(world, apple);
  const asset = {
    address: APPLE_ADDRESS,
    mediaType: 'image/png',
    sizeBytes: 33,
    dimensions: { width: 800, height: 600 },
    derivatives: [],
    storedAt: 1_000,
    version: 1,
  };
  expect(result).toEqual({ kind: 'stored', asset });
  expect(await readAsset(world, APPLE_ADDRESS)).toEqual({ kind: 'read', asset, content: APPLE });
});

test('one content is stored once, and keeps what was described of it', async () => {
  const world = mediaWorld();
  await storeAsset(world, apple);
  const derivative = { name: 'thumbnail', fit: 'cover', width: 80, height: 60 } as const;
  await describeDerivative(world, { address: APPLE_ADDRESS, derivative });
  expect(await storeAsset({ ...world, clock: () => 2_000 }, apple)).toMatchObject({
    kind: 'already-stored',
    asset: { address: APPLE_ADDRESS, storedAt: 1_000, derivatives: [derivative] },
  });
});

test('an asset that is removed while it is stored again is answered all the same', async () => {
  const world = mediaWorld();
  const assets = { ...world.assets, add: async () => false };
  expect(await storeAsset({ ...world, assets }, apple)).toMatchObject({
    kind: 'already-stored',
    asset: { address: APPLE_ADDRESS },
  });
});

test('other content has another address', async () => {
  const world = mediaWorld();
  await storeAsset(world, apple);
  const pear = await storeAsset(world, { ...apple, content: png({ width: 800, height: 601 }) });
  expect(pear).toMatchObject({ kind: 'stored', asset: { dimensions: { width: 800, height: 601 } } });
  expect(pear).not.toMatchObject({ asset: { address: APPLE_ADDRESS } });
});

test('content that is not what it is declared to be is refused and not stored', async () => {
  const world = mediaWorld();
  const refused = { kind: 'refused', because: 'type-mismatch' };
  expect(await storeAsset(world, { ...apple, declaredType: 'image/gif' })).toEqual(refused);
  expect(await readAsset(world, APPLE_ADDRESS)).toEqual({ kind: 'not-found' });
});

test('the limit of its type holds for content', async () => {
  const world = mediaWorld();
  const declaredType = 'application/pdf';
  const sized = (size: number) => ({ content: pdf('a'.repeat(size - pdf('').length)), declaredType });
  expect(await storeAsset(world, sized(100))).toMatchObject({ kind: 'stored', asset: { sizeBytes: 100 } });
  expect(await storeAsset(world, sized(101))).toEqual({ kind: 'refused', because: 'too-large' });
});
