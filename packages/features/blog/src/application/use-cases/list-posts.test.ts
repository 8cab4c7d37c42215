import { expect, test } from 'vitest';
import { blogWorld } from '../../__tests__/blog-world.ts';
import { draftPost } from './draft-post.ts';
import { listPosts } from './list-posts.ts';
import { publishPost } from './publish-post.ts';

test('published posts come newest first, drafts not at all', async () => {
  const world = blogWorld();
  for (const title of ['Apples', 'Pears', 'Figs']) await draftPost(world, { title, body: 'They keep.' });
  await publishPost(world, 'post-2');
  world.pass(1);
  await publishPost(world, 'post-1');
  const page = await listPosts(world, { page: 1, size: 10 });
  expect(page.items.map((post) => post.title)).toEqual(['Apples', 'Pears']);
  expect(page).toMatchObject({ itemCount: 2, pageCount: 1 });
});

test('posts of one millisecond are in the order of their ids, whatever order they were published in', async () => {
  const world = blogWorld();
  for (const title of ['Apples', 'Pears', 'Figs']) await draftPost(world, { title, body: 'They keep.' });
  for (const id of ['post-3', 'post-1', 'post-2']) await publishPost(world, id);
  const ids = async (page: number) =>
    (await listPosts(world, { page, size: 2 })).items.map((post) => post.id);
  expect([await ids(1), await ids(2)]).toEqual([['post-1', 'post-2'], ['post-3']]);
});

test('a post published at the very first millisecond is listed', async () => {
  const world = blogWorld();
  world.pass(-1_000);
  await draftPost(world, { title: 'Apples', body: 'They keep.' });
  await publishPost(world, 'post-1');
  expect((await listPosts(world, { page: 1, size: 1 })).itemCount).toBe(1);
});
