import { expect, test } from 'vitest';
import { draft, edited, published } from '../entities/post.ts';
import type { Slug } from '../entities/slug.ts';
import { inMemoryPosts } from './in-memory-posts.ts';

const apple = draft('a', { title: 'Apples', body: '' });

test('a write must carry the version after the stored one', async () => {
  const posts = inMemoryPosts();
  expect(await posts.save(edited(apple, apple))).toBe(false);
  expect(await posts.save(apple)).toBe(true);
  expect(await posts.save(apple)).toBe(false);
  expect(await posts.save(edited(apple, apple))).toBe(true);
});

test('two posts cannot have one slug', async () => {
  const posts = inMemoryPosts();
  const pear = draft('b', { title: 'Pears', body: '' });
  await posts.save(apple);
  await posts.save(pear);
  expect(await posts.save(published(apple, 'fruit' as Slug, 1))).toBe(true);
  expect(await posts.save(published(pear, 'fruit' as Slug, 1))).toBe(false);
});
