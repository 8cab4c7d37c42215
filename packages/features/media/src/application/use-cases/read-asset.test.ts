import { expect, test } from 'vitest';
import { APPLE, APPLE_ADDRESS, mediaWorld, NOWHERE } from '../../__tests__/media-world.ts';
import { readAsset } from './read-asset.ts';
import { storeAsset } from './store-asset.ts';

test('an asset is read with its bytes', async () => {
  const world = mediaWorld();
  await storeAsset(world, { content: APPLE, declaredType: 'image/png' });
  expect(await readAsset(world, APPLE_ADDRESS)).toMatchObject({
    kind: 'read',
    asset: { address: APPLE_ADDRESS },
    content: APPLE,
  });
});

test.each([NOWHERE, '', '../secret', APPLE_ADDRESS.toUpperCase()])('%j is not found', async (text) => {
  const world = mediaWorld();
  await storeAsset(world, { content: APPLE, declaredType: 'image/png' });
  expect(await readAsset(world, text)).toEqual({ kind: 'not-found' });
});

test('an asset that is removed between both looks is not found', async () => {
  const world = mediaWorld();
  await storeAsset(world, { content: APPLE, declaredType: 'image/png' });
  const found = { ...world.assets, contentOf: async () => null };
  const content = { ...world.assets, find: async () => null };
  expect(await readAsset({ assets: found }, APPLE_ADDRESS)).toEqual({ kind: 'not-found' });
  expect(await readAsset({ assets: content }, APPLE_ADDRESS)).toEqual({ kind: 'not-found' });
});
