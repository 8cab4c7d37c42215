import { expect, test } from 'vitest';
import { blogWorld } from '../../__tests__/blog-world.ts';
import { draftPost } from './draft-post.ts';
import { editPost } from './edit-post.ts';

async function worldWithDraft() {
  const world = blogWorld();
  await draftPost(world, { title: 'Apples', body: 'They keep.' });
  return world;
}

const edit = { id: 'post-1', version: 1, title: 'Pears', body: 'Soft.' };

test('an edit of the version that was seen is kept', async () => {
  const world = await worldWithDraft();
  const result = await editPost(world, edit);
  expect(result).toMatchObject({ kind: 'edited', post: { title: 'Pears', body: 'Soft.', version: 2 } });
  expect(await world.posts.find('post-1')).toMatchObject({ title: 'Pears', version: 2 });
});

test('an edit of an older version is a conflict and changes nothing', async () => {
  const world = await worldWithDraft();
  await editPost(world, edit);
  expect(await editPost(world, { ...edit, title: 'Figs' })).toEqual({ kind: 'conflict' });
  expect(await world.posts.find('post-1')).toMatchObject({ title: 'Pears' });
});

test('a write that came between reading and saving is a conflict', async () => {
  const world = await worldWithDraft();
  const posts = { ...world.posts, save: async () => false };
  expect(await editPost({ posts }, edit)).toEqual({ kind: 'conflict' });
});

test('a post that is not there is not found', async () => {
  expect(await editPost(await worldWithDraft(), { ...edit, id: 'post-9' })).toEqual({ kind: 'not-found' });
});
