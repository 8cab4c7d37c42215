import { describe, expect, test } from 'vitest';
import { HERO, marketingWorld, overtaken, TEXT, worldWithDraft } from '../../__tests__/marketing-world.ts';
import {
  draftPageController,
  editPageController,
  movePageController,
  publishPageController,
  restoreEditionController,
} from './page-controller.ts';

const body = { path: '/apples', title: 'Apples', blocks: [HERO, TEXT] };
const seen = { id: 'page-1', version: 1 };

test('a page is drafted, published, edited, restored and moved', async () => {
  const world = marketingWorld();
  const page = { id: 'page-1', ...body, editions: [], version: 1 };
  const editions = [{ number: 1, publishedAt: 1_000 }];
  expect(await draftPageController(world, { body })).toEqual({ status: 201, body: page });
  expect(await publishPageController(world, seen)).toEqual({
    status: 200,
    body: { ...page, editions, version: 2 },
  });
  const edit = { ...seen, version: 2, body: { title: 'Pears', blocks: [TEXT] } };
  expect(await editPageController(world, edit)).toEqual({
    status: 200,
    body: { ...page, ...edit.body, editions, version: 3 },
  });
  expect(await restoreEditionController(world, { ...seen, version: 3, number: 1 })).toEqual({
    status: 200,
    body: { ...page, editions, version: 4 },
  });
  expect(await movePageController(world, { ...seen, version: 4, body: { path: '/fruit' } })).toEqual({
    status: 200,
    body: { ...page, path: '/fruit', editions, version: 5 },
  });
});

describe('a refusal', () => {
  test('is 422 with every problem', async () => {
    const world = await worldWithDraft();
    const wrong = { ...body, blocks: [null] };
    const block = { at: 'blocks[0].kind', because: 'unknown-kind' };
    expect(await draftPageController(world, { body: wrong })).toEqual({
      status: 422,
      body: { problems: [{ at: 'path', because: 'taken' }, block] },
    });
    expect(await editPageController(world, { ...seen, body: wrong })).toEqual({
      status: 422,
      body: { problems: [block] },
    });
    expect(await movePageController(world, { ...seen, body })).toEqual({
      status: 422,
      body: { problems: [{ at: 'path', because: 'unchanged' }] },
    });
  });

  test('is 409 for another version, or when another write came first', async () => {
    const world = await worldWithDraft();
    const conflict = { status: 409, body: { error: 'conflict' } };
    expect(await publishPageController(world, { ...seen, version: 9 })).toEqual(conflict);
    expect(await draftPageController(overtaken(marketingWorld()), { body })).toEqual(conflict);
  });

  test('is 404 for a page that is not there', async () => {
    const nowhere = { id: 'page-9', version: 1 };
    expect(await restoreEditionController(await worldWithDraft(), { ...nowhere, number: 1 })).toEqual({
      status: 404,
      body: { error: 'not-found' },
    });
  });
});

describe('a bad request is 400', () => {
  test.each([null, 'text', {}, { ...body, title: 1 }, { ...body, blocks: 'none' }])(
    'for content of %j',
    async (given) => {
      const world = await worldWithDraft();
      expect(await draftPageController(world, { body: given })).toEqual({
        status: 400,
        body: { error: 'path, title and blocks are missing, or of another type' },
      });
      expect(await editPageController(world, { ...seen, body: given })).toEqual({
        status: 400,
        body: { error: 'title and blocks are missing, or of another type' },
      });
    },
  );

  test.each([null, {}, { path: 1 }])('for a path of %j', async (given) => {
    const world = await worldWithDraft();
    expect(await movePageController(world, { ...seen, body: given })).toEqual({
      status: 400,
      body: { error: 'path must be text' },
    });
    expect(await draftPageController(world, { body: { ...body, path: 1 } })).toMatchObject({ status: 400 });
  });
});
