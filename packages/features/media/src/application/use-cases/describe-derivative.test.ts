import { expect, test } from 'vitest';
import { pdf } from '../../__tests__/content.ts';
import { APPLE, APPLE_ADDRESS, mediaWorld, NOWHERE } from '../../__tests__/media-world.ts';
import { describeDerivative } from './describe-derivative.ts';
import { readAsset } from './read-asset.ts';
import { storeAsset } from './store-asset.ts';

const derivative = { name: 'thumbnail', fit: 'cover', width: 80, height: 60 } as const;
const thumbnail = { address: APPLE_ADDRESS, derivative };

async function worldWithApple() {
  const world = mediaWorld();
  await storeAsset(world, { content: APPLE, declaredType: 'image/png' });
  return world;
}

test('a derivative is kept with its asset', async () => {
  const world = await worldWithApple();
  const asset = { address: APPLE_ADDRESS, derivatives: [derivative], version: 2 };
  expect(await describeDerivative(world, thumbnail)).toMatchObject({ kind: 'described', asset });
  expect(await readAsset(world, APPLE_ADDRESS)).toMatchObject({ asset });
});

test('a name that is taken is refused and changes nothing', async () => {
  const world = await worldWithApple();
  await describeDerivative(world, thumbnail);
  const larger = { ...thumbnail, derivative: { ...derivative, width: 100 } };
  expect(await describeDerivative(world, larger)).toEqual({
    kind: 'undescribable',
    because: ['name-taken'],
  });
  expect(await readAsset(world, APPLE_ADDRESS)).toMatchObject({ asset: { derivatives: [derivative] } });
});

test('a document has no derivatives', async () => {
  const world = mediaWorld();
  const result = await storeAsset(world, { content: pdf(), declaredType: 'application/pdf' });
  const address = result.kind === 'stored' ? result.asset.address : '';
  expect(await describeDerivative(world, { address, derivative })).toEqual({
    kind: 'undescribable',
    because: ['no-image'],
  });
});

test('a write that came between reading and saving is a conflict', async () => {
  const world = await worldWithApple();
  const assets = { ...world.assets, save: async () => false };
  expect(await describeDerivative({ assets }, thumbnail)).toEqual({ kind: 'conflict' });
});

test.each([NOWHERE, 'apple'])('an asset at %j is not found', async (address) => {
  expect(await describeDerivative(await worldWithApple(), { address, derivative })).toEqual({
    kind: 'not-found',
  });
});
