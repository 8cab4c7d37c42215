import { describe, expect, test } from 'vitest';
import { draft, edited, published, unpublishable } from './post.ts';
import type { Slug } from './slug.ts';

const words = { title: ' Apples ', body: 'They keep.' };
const slug = 'apples' as Slug;

test('a draft has a trimmed title, version 1, no slug and no date', () => {
  expect(draft('a', words)).toEqual({
    id: 'a',
    title: 'Apples',
    body: 'They keep.',
    slug: null,
    publishedAt: null,
    version: 1,
  });
});

test('an edited post has the new words and the next version, and keeps its slug and date', () => {
  const post = published(draft('a', words), slug, 7);
  expect(edited(post, { title: 'Pears ', body: 'Soft.' })).toEqual({
    id: 'a',
    title: 'Pears',
    body: 'Soft.',
    slug,
    publishedAt: 7,
    version: 3,
  });
});

test('a published post has its slug, its date and the next version', () => {
  expect(published(draft('a', words), slug, 7)).toMatchObject({
    slug,
    publishedAt: 7,
    version: 2,
    title: 'Apples',
  });
});

describe('a post can be published', () => {
  test('with a title and a body', () => {
    expect(unpublishable(draft('a', words))).toBeNull();
  });

  test('only once, even at the very first millisecond', () => {
    expect(unpublishable(published(draft('a', words), slug, 0))).toBe('already-published');
  });

  test('not without a title', () => {
    expect(unpublishable(draft('a', { ...words, title: '  ' }))).toBe('no-title');
  });

  test('not with a body of spaces', () => {
    expect(unpublishable(draft('a', { ...words, body: ' \n' }))).toBe('no-body');
  });
});
