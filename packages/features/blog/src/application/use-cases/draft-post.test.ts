import { expect, test } from 'vitest';
import { blogWorld } from '../../__tests__/blog-world.ts';
import { draftPost } from './draft-post.ts';

test('a draft is kept under a new id', async () => {
  const world = blogWorld();
  const post = await draftPost(world, { title: 'Apples', body: '' });
  expect(post).toMatchObject({ id: 'post-1', title: 'Apples', version: 1, publishedAt: null });
  expect(await world.posts.find('post-1')).toEqual(post);
});
