import { describe, expect, test } from 'vitest';
import { navigationWorld } from '../../__tests__/navigation-world.ts';
import { outline } from '../../__tests__/orchard.ts';
import {
  insertItemController,
  moveItemController,
  removeItemController,
  reorderItemsController,
} from './edit-menu-controller.ts';

const menu = 'main';
const place = { version: 1, parentId: 'fruit', index: 0 };
const insert = { ...place, label: 'Figs', path: '/figs' };
const reorder = { version: 1, parentId: null, order: ['news', 'fruit'] };

test('a menu is edited one version after the other', async () => {
  const world = await navigationWorld();
  const shown = async () => outline((await world.menus.find('main')).items);
  const inserted = await insertItemController(world, { menu, body: { ...insert, parentId: null } });
  expect(inserted).toMatchObject({ status: 200, body: { name: 'main', version: 2 } });
  expect(await shown()).toBe('item-1 fruit(apples(red) pears) news');
  expect(
    await moveItemController(world, { menu, id: 'item-1', body: { ...place, version: 2 } }),
  ).toMatchObject({ status: 200, body: { version: 3 } });
  expect(await shown()).toBe('fruit(item-1 apples(red) pears) news');
  expect(await reorderItemsController(world, { menu, body: { ...reorder, version: 3 } })).toMatchObject({
    status: 200,
    body: { version: 4 },
  });
  expect(await shown()).toBe('news fruit(item-1 apples(red) pears)');
  expect(await removeItemController(world, { menu, id: 'fruit', version: 4 })).toMatchObject({
    status: 200,
    body: { version: 5, items: { length: 1 } },
  });
  expect(await shown()).toBe('news');
});

describe('a refusal', () => {
  test('is 422 with every reason', async () => {
    const world = await navigationWorld();
    const body = { ...insert, label: '', path: '' };
    expect(await insertItemController(world, { menu, body })).toEqual({
      status: 422,
      body: { errors: ['no-label', 'invalid-path'] },
    });
    expect(await moveItemController(world, { menu, id: 'fruit', body: place })).toEqual({
      status: 422,
      body: { errors: ['cycle'] },
    });
  });

  test('is 409 for an edit of another version', async () => {
    expect(await removeItemController(await navigationWorld(), { menu, id: 'news', version: 0 })).toEqual({
      status: 409,
      body: { error: 'conflict' },
    });
  });

  test('is 404 for a menu that a site does not have', async () => {
    const world = await navigationWorld();
    const notFound = { status: 404, body: { error: 'not-found' } };
    expect(await insertItemController(world, { menu: 'side', body: insert })).toEqual(notFound);
    expect(await moveItemController(world, { menu: 'side', id: 'news', body: place })).toEqual(notFound);
    expect(await reorderItemsController(world, { menu: 'side', body: reorder })).toEqual(notFound);
    expect(await removeItemController(world, { menu: 'side', id: 'news', version: 1 })).toEqual(notFound);
  });
});

describe('a bad request is 400', () => {
  test.each([
    null,
    'text',
    {},
    { ...insert, version: '1' },
    { ...insert, parentId: 1 },
    { ...insert, index: '0' },
    { ...insert, index: 0.5 },
  ])('for a place of %j, and says what is missing', async (body) => {
    const world = await navigationWorld();
    const answer = {
      status: 400,
      body: { error: 'version, parentId and index are missing, or of another type' },
    };
    expect(await insertItemController(world, { menu, body })).toEqual(answer);
    expect(await moveItemController(world, { menu, id: 'news', body })).toEqual(answer);
  });

  test.each([
    { ...insert, label: 1 },
    { ...insert, path: null },
  ])('for the words %j', async (body) => {
    expect(await insertItemController(await navigationWorld(), { menu, body })).toEqual({
      status: 400,
      body: { error: 'label and path are missing, or of another type' },
    });
  });

  test.each([
    null,
    { ...reorder, version: null },
    { ...reorder, parentId: 1 },
    { ...reorder, order: 'news' },
    { ...reorder, order: ['news', 1] },
  ])('for an order of %j', async (body) => {
    expect(await reorderItemsController(await navigationWorld(), { menu, body })).toEqual({
      status: 400,
      body: { error: 'version, parentId and order are missing, or of another type' },
    });
  });
});
