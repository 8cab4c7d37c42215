import { describe, expect, test } from 'vitest';
import { blogWorld } from '../../__tests__/blog-world.ts';
import { draftController, editController, listController, publishController } from './post-controller.ts';

const body = { title: 'Apples', body: 'They keep.' };

async function worldWithDraft() {
  const world = blogWorld();
  await draftController(world, { body });
  return world;
}

test('a post is drafted, edited, published and listed', async () => {
  const world = blogWorld();
  expect(await draftController(world, { body })).toMatchObject({ status: 201, body: { id: 'post-1' } });
  const edit = { id: 'post-1', version: 1, body: { ...body, title: 'Pears' } };
  expect(await editController(world, edit)).toMatchObject({
    status: 200,
    body: { title: 'Pears', version: 2 },
  });
  expect(await publishController(world, { id: 'post-1' })).toMatchObject({
    status: 201,
    body: { slug: 'pears' },
  });
  expect(await listController(world, {})).toMatchObject({ status: 200, body: { itemCount: 1, number: 1 } });
});

describe('a refusal', () => {
  test('is 404 for a post that is not there', async () => {
    const world = await worldWithDraft();
    expect(await editController(world, { id: 'x', version: 1, body })).toEqual({
      status: 404,
      body: { error: 'not-found' },
    });
    expect(await publishController(world, { id: 'x' })).toEqual({
      status: 404,
      body: { error: 'not-found' },
    });
  });

  test('is 409 for an edit of an older version', async () => {
    const edit = { id: 'post-1', version: 0, body };
    expect(await editController(await worldWithDraft(), edit)).toEqual({
      status: 409,
      body: { error: 'conflict' },
    });
  });

  test('is 422 for a post that cannot be published', async () => {
    const world = await worldWithDraft();
    await publishController(world, { id: 'post-1' });
    expect(await publishController(world, { id: 'post-1' })).toEqual({
      status: 422,
      body: { error: 'already-published' },
    });
  });

  test.each([null, 'text', {}, { title: 'Apples' }, { title: 1, body: '' }, { title: '', body: 1 }])(
    'is 400 for a body of %j',
    async (given) => {
      const world = await worldWithDraft();
      expect(await draftController(world, { body: given })).toMatchObject({ status: 400 });
      expect(await editController(world, { id: 'post-1', version: 1, body: given })).toMatchObject({
        status: 400,
      });
    },
  );

  test.each(['0', '-1', '1.5', 'two', '', '9999999999'])('is 400 for page or size %j', async (number) => {
    const world = await worldWithDraft();
    expect(await listController(world, { page: number })).toMatchObject({ status: 400 });
    expect(await listController(world, { size: number })).toMatchObject({ status: 400 });
  });
});

test('a page and its size are taken from the request, ten posts without one', async () => {
  const world = blogWorld();
  for (let count = 0; count < 12; count += 1) {
    await draftController(world, { body });
    await publishController(world, { id: `post-${count + 1}` });
  }
  expect(await listController(world, {})).toMatchObject({ body: { pageCount: 2, items: { length: 10 } } });
  expect(await listController(world, { page: '3', size: '5' })).toMatchObject({
    body: { number: 3, items: { length: 2 } },
  });
});
