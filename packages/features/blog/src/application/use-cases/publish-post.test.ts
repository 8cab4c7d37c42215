import { expect, test } from 'vitest';
import { blogWorld } from '../../__tests__/blog-world.ts';
import { draftPost } from './draft-post.ts';
import { publishPost } from './publish-post.ts';

async function worldWithDrafts(...titles: readonly string[]) {
  const world = blogWorld();
  for (const title of titles) await draftPost(world, { title, body: 'They keep.' });
  return world;
}

test('a draft is published now, under the slug of its title', async () => {
  const world = await worldWithDrafts('Apples & Pears');
  world.pass(5);
  const result = await publishPost(world, 'post-1');
  expect(result).toMatchObject({
    kind: 'published',
    post: { slug: 'apples-pears', publishedAt: 1_005, version: 2 },
  });
  expect(await world.posts.find('post-1')).toMatchObject({ slug: 'apples-pears' });
});

test('posts with one title get numbered slugs, and drafts take none', async () => {
  const world = await worldWithDrafts('Apples', 'Apples', 'Apples');
  await publishPost(world, 'post-2');
  expect(await publishPost(world, 'post-1')).toMatchObject({ post: { slug: 'apples-2' } });
});

test('a published post is not published again', async () => {
  const world = await worldWithDrafts('Apples');
  await publishPost(world, 'post-1');
  expect(await publishPost(world, 'post-1')).toEqual({ kind: 'unpublishable', because: 'already-published' });
});

test('a title without letters has no slug to be published under', async () => {
  const world = await worldWithDrafts('!!!');
  expect(await publishPost(world, 'post-1')).toEqual({ kind: 'unpublishable', because: 'no-slug' });
  expect(await world.posts.find('post-1')).toMatchObject({ publishedAt: null });
});

test('a post that is not there is not found', async () => {
  expect(await publishPost(await worldWithDrafts(), 'post-1')).toEqual({ kind: 'not-found' });
});

test('a slug that another writer took first is a conflict', async () => {
  const world = await worldWithDrafts('Apples');
  const posts = { ...world.posts, save: async () => false };
  expect(await publishPost({ ...world, posts }, 'post-1')).toEqual({ kind: 'conflict' });
});
