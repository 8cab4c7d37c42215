import { expect, test } from 'vitest';
import { APPLE, APPLE_ADDRESS, mediaWorld, NOWHERE } from '../../__tests__/media-world.ts';
import { readAsset } from './read-asset.ts';
import { removeAsset } from './remove-asset.ts';
import { storeAsset } from './store-asset.ts';

async function worldWithApple() {
  const world = mediaWorld();
  await storeAsset(world, { content: APPLE, declaredType: 'image/png' });
  return world;
}

test('an asset that nothing shows is removed, once', async () => {
  const world = await worldWithApple();
  expect(await removeAsset(world, APPLE_ADDRESS)).toEqual({ kind: 'removed' });
  expect(await readAsset(world, APPLE_ADDRESS)).toEqual({ kind: 'not-found' });
  expect(await removeAsset(world, APPLE_ADDRESS)).toEqual({ kind: 'not-found' });
});

test('an asset that is shown stays until it is not', async () => {
  const world = await worldWithApple();
  world.show(APPLE_ADDRESS, '/apples', '/fruit');
  expect(await removeAsset(world, APPLE_ADDRESS)).toEqual({ kind: 'referenced', by: ['/apples', '/fruit'] });
  expect(await readAsset(world, APPLE_ADDRESS)).toMatchObject({ kind: 'read' });
  world.show(APPLE_ADDRESS);
  expect(await removeAsset(world, APPLE_ADDRESS)).toEqual({ kind: 'removed' });
});

test.each([NOWHERE, 'apple'])('what is not at %j is not removed', async (address) => {
  expect(await removeAsset(await worldWithApple(), address)).toEqual({ kind: 'not-found' });
});
