import { describe, expect, test } from 'vitest';
import type { Block } from './block.ts';
import type { PagePath } from './page-path.ts';
import {
  currentEdition,
  draftPage,
  edited,
  moved,
  type Page,
  published,
  restored,
  shows,
  unpublishable,
} from './page.ts';

const hero: Block = { kind: 'hero', heading: 'Apples', subheading: '' };
const text: Block = { kind: 'text', text: 'They keep.' };
const image: Block = { kind: 'image', asset: 'tree', alt: 'A tree' };
const draft = draftPage('a', '/apples' as PagePath, { title: 'Apples', blocks: [hero, text] });
const pears = { title: 'Pears', blocks: [text] };

test('a draft has version 1 and no edition', () => {
  expect(draft).toEqual({
    id: 'a',
    path: '/apples',
    title: 'Apples',
    blocks: [hero, text],
    editions: [],
    version: 1,
  });
  expect(currentEdition(draft)).toBeNull();
});

test('a page that is edited or moved is another version', () => {
  expect(edited(draft, pears)).toEqual({ ...draft, ...pears, version: 2 });
  expect(moved(draft, '/fruit' as PagePath)).toEqual({ ...draft, path: '/fruit', version: 2 });
});

describe('a published page', () => {
  const first = published(draft, 7);
  const second = published(edited(first, pears), 9);

  test('has an edition that is numbered from 1', () => {
    const edition = { number: 1, title: 'Apples', blocks: [hero, text], publishedAt: 7 };
    expect(first).toEqual({ ...draft, editions: [edition], version: 2 });
    expect(currentEdition(first)).toEqual(edition);
  });

  test('keeps showing its last edition while it is edited', () => {
    expect(currentEdition(edited(first, pears))).toMatchObject({ title: 'Apples' });
    expect(currentEdition(second)).toEqual({ number: 2, ...pears, publishedAt: 9 });
    expect(second.editions).toHaveLength(2);
  });

  test('takes an earlier edition back as its draft', () => {
    expect(restored(second, 1)).toEqual({
      ...second,
      title: 'Apples',
      blocks: [hero, text],
      version: second.version + 1,
    });
    expect(restored(second, 0)).toBeNull();
    expect(restored(second, 3)).toBeNull();
  });
});

describe('a draft can be published', () => {
  const problems = (page: Page) => unpublishable(page).map(({ at, because }) => `${at} ${because}`);

  test('with a title and a block, headed by a hero or by none', () => {
    expect(problems(draft)).toEqual([]);
    expect(problems(edited(draft, pears))).toEqual([]);
  });

  test('not while it is empty', () => {
    expect(problems(edited(draft, { title: '', blocks: [] }))).toEqual(['title empty', 'blocks empty']);
  });

  test('not with a hero anywhere but first', () => {
    expect(problems(edited(draft, { title: 'Apples', blocks: [hero, text, hero, hero] }))).toEqual([
      'blocks[2] hero-not-first',
      'blocks[3] hero-not-first',
    ]);
  });

  test('not when visitors see the same already', () => {
    const page = published(draft, 7);
    expect(problems(page)).toEqual(['blocks unchanged']);
    expect(problems(edited(page, { ...draft, title: 'Figs' }))).toEqual([]);
    expect(problems(edited(page, { ...draft, blocks: [hero] }))).toEqual([]);
  });
});

describe('a page shows an asset', () => {
  const withImage = edited(draft, { title: 'Apples', blocks: [text, image] });

  test('in its draft', () => {
    expect(shows(withImage, 'tree')).toBe(true);
    expect(shows(withImage, 'leaf')).toBe(false);
    expect(shows(draft, 'tree')).toBe(false);
  });

  test('in what visitors see, and no longer in what they saw', () => {
    const removed = edited(published(withImage, 7), pears);
    expect(shows(removed, 'tree')).toBe(true);
    expect(shows(published(removed, 8), 'tree')).toBe(false);
  });
});
