import { describe, expect, test } from 'vitest';
import { APPLE, APPLE_ADDRESS, mediaWorld, NOWHERE } from '../../__tests__/media-world.ts';
import { storeAssetController } from './asset-controller.ts';
import { describeDerivativeController } from './derivative-controller.ts';

const body = { name: 'thumbnail', fit: 'contain', width: 80, height: 80 };
const request = { address: APPLE_ADDRESS, body };

async function worldWithApple() {
  const world = mediaWorld();
  await storeAssetController(world, { contentType: 'image/png', content: APPLE });
  return world;
}

test('a described derivative is 201, with the size it comes out at', async () => {
  expect(await describeDerivativeController(await worldWithApple(), request)).toMatchObject({
    status: 201,
    body: {
      address: APPLE_ADDRESS,
      derivatives: [{ name: 'thumbnail', fit: 'contain', width: 80, height: 60 }],
    },
  });
});

describe('a refusal', () => {
  test('is 422 with every reason', async () => {
    const wrong = { ...body, name: 'Thumb nail', width: 0 };
    expect(await describeDerivativeController(await worldWithApple(), { ...request, body: wrong })).toEqual({
      status: 422,
      body: { errors: ['invalid-name', 'invalid-width'] },
    });
  });

  test('is 409 when another write came first', async () => {
    const world = await worldWithApple();
    const assets = { ...world.assets, save: async () => false };
    expect(await describeDerivativeController({ assets }, request)).toEqual({
      status: 409,
      body: { error: 'conflict' },
    });
  });

  test('is 404 for an asset that is not there', async () => {
    expect(await describeDerivativeController(mediaWorld(), { ...request, address: NOWHERE })).toEqual({
      status: 404,
      body: { error: 'not-found' },
    });
  });

  test.each([
    null,
    'text',
    [],
    {},
    { ...body, name: 1 },
    { ...body, fit: 'stretch' },
    { ...body, width: '80' },
    { ...body, height: null },
  ])('is 400 for a body of %j', async (given) => {
    expect(await describeDerivativeController(await worldWithApple(), { ...request, body: given })).toEqual({
      status: 400,
      body: { error: 'name must be text, fit one of contain, cover, width and height numbers' },
    });
  });
});
