import { describe, expect, test } from 'vitest';
import { freeSlug, slugOf, type Slug } from './slug.ts';

describe('the slug of a title', () => {
  test.each([
    ['Apples & Pears', 'apples-pears'],
    ['  Ünïcödé,  again! ', 'unicode-again'],
    ['10 ﬁne figs', '10-fine-figs'],
    ['one--two', 'one-two'],
  ])('%j is %j', (title, slug) => {
    expect(slugOf(title)).toBe(slug);
  });

  test('is null when no letter or digit is left', () => {
    expect(slugOf('!? 。')).toBeNull();
  });

  test('has at most 80 characters and never half a word', () => {
    const word = 'a'.repeat(26);
    expect(slugOf(`${word} ${word} ${word}`)).toBe(`${word}-${word}-${word}`);
    expect(slugOf(`${word} ${word} ${word}b`)).toBe(`${word}-${word}`);
    expect(slugOf(`${word} ${word}${word}${word} c`)).toBe(word);
  });

  test('cuts a single word that is too long', () => {
    expect(slugOf('a'.repeat(81))).toBe('a'.repeat(80));
  });
});

test('a free slug is taken as it is, a taken one gets the first free number from 2', () => {
  const slug = 'apple' as Slug;
  expect(freeSlug(slug, new Set())).toBe('apple');
  expect(freeSlug(slug, new Set(['apple']))).toBe('apple-2');
  expect(freeSlug(slug, new Set(['apple', 'apple-2', 'apple-4']))).toBe('apple-3');
});
