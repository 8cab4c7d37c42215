import { describe, expect, test } from 'vitest';
import { pdf, png, text } from '../../__tests__/content.ts';
import { APPLE, APPLE_ADDRESS, mediaWorld, NOWHERE } from '../../__tests__/media-world.ts';
import { assetController, removeAssetController, storeAssetController } from './asset-controller.ts';

const apple = { contentType: 'image/png', content: APPLE };
const body = {
  address: APPLE_ADDRESS,
  mediaType: 'image/png',
  sizeBytes: 33,
  dimensions: { width: 800, height: 600 },
  derivatives: [],
};

test('an asset is created, then found to be there, read and removed', async () => {
  const world = mediaWorld();
  expect(await storeAssetController(world, apple)).toEqual({ status: 201, body });
  expect(await storeAssetController(world, apple)).toEqual({ status: 200, body });
  expect(await assetController(world, { address: APPLE_ADDRESS })).toMatchObject({ content: APPLE });
  expect(await removeAssetController(world, { address: APPLE_ADDRESS })).toEqual({ status: 204, body: {} });
});

test('a document has neither dimensions nor derivatives', async () => {
  const document = { contentType: 'application/pdf', content: pdf() };
  expect(await storeAssetController(mediaWorld(), document)).toMatchObject({
    status: 201,
    body: { mediaType: 'application/pdf', dimensions: null, derivatives: [] },
  });
});

test('bytes are served as what they are, and may be kept for good', async () => {
  const world = mediaWorld();
  await storeAssetController(world, apple);
  expect(await assetController(world, { address: APPLE_ADDRESS })).toEqual({
    status: 200,
    headers: {
      'content-type': 'image/png',
      'cache-control': 'public, max-age=31536000, immutable',
      etag: `"${APPLE_ADDRESS}"`,
      'x-content-type-options': 'nosniff',
    },
    content: APPLE,
  });
});

describe('a refusal', () => {
  test.each([
    [422, 'empty', 'image/png', new Uint8Array()],
    [422, 'unreadable-image', 'image/png', png({ width: 0, height: 1 })],
    [413, 'too-large', 'application/pdf', pdf('a'.repeat(101))],
    [415, 'unknown-type', 'image/svg+xml', text('<svg/>')],
    [415, 'type-mismatch', 'image/gif', APPLE],
    [415, 'type-mismatch', null, APPLE],
  ])('is %i for content that is %s (%s)', async (status, error, contentType, content) => {
    expect(await storeAssetController(mediaWorld(), { contentType, content })).toEqual({
      status,
      body: { error },
    });
  });

  test('is 404 for an asset that is not there', async () => {
    const notFound = { status: 404, body: { error: 'not-found' } };
    expect(await assetController(mediaWorld(), { address: NOWHERE })).toEqual(notFound);
    expect(await removeAssetController(mediaWorld(), { address: NOWHERE })).toEqual(notFound);
  });

  test('is 409 for the removal of an asset that is shown, and says where', async () => {
    const world = mediaWorld();
    await storeAssetController(world, apple);
    world.show(APPLE_ADDRESS, '/apples');
    expect(await removeAssetController(world, { address: APPLE_ADDRESS })).toEqual({
      status: 409,
      body: { error: 'referenced', by: ['/apples'] },
    });
  });
});
