import { expect, test } from 'vitest';
import { HERO, TEXT, TREE, worldWithDraft, worldWithPage } from '../../__tests__/marketing-world.ts';
import { editPage } from './edit-page.ts';
import { publishPage } from './publish-page.ts';
import { visitPath } from './visit-path.ts';

const seen = { id: 'page-1', version: 1 };

test('a published draft is what visitors see, from now on', async () => {
  const world = await worldWithDraft();
  expect(await visitPath(world, '/apples')).toEqual({ kind: 'not-found' });
  const edition = { number: 1, title: 'Apples', blocks: [HERO, TEXT], publishedAt: 1_000 };
  expect(await publishPage(world, seen)).toMatchObject({
    kind: 'changed',
    page: { editions: [edition], version: 2 },
  });
  expect(await visitPath(world, '/apples')).toEqual({ kind: 'page', edition });
});

test('an edited page is published as its next edition', async () => {
  const world = await worldWithPage();
  await editPage(world, { id: 'page-1', version: 2, title: 'Pears', blocks: [TEXT] });
  expect(await publishPage(world, { ...seen, version: 3 })).toMatchObject({
    page: {
      editions: [
        { number: 1, title: 'Apples' },
        { number: 2, title: 'Pears' },
      ],
      version: 4,
    },
  });
});

test('a page with an image is published when the image is there', async () => {
  const world = await worldWithDraft();
  await editPage(world, { ...seen, title: 'Apples', blocks: [TREE] });
  expect(await publishPage(world, { ...seen, version: 2 })).toMatchObject({ kind: 'changed' });
});

test('everything that is wrong is told at once, each image that is missing too', async () => {
  const world = await worldWithDraft();
  const leaf = { ...TREE, asset: 'leaf' };
  await editPage(world, { ...seen, title: '', blocks: [leaf, TREE, HERO, leaf] });
  expect(await publishPage(world, { ...seen, version: 2 })).toEqual({
    kind: 'refused',
    problems: [
      { at: 'title', because: 'empty' },
      { at: 'blocks[2]', because: 'hero-not-first' },
      { at: 'blocks[0].asset', because: 'no-such-image' },
      { at: 'blocks[3].asset', because: 'no-such-image' },
    ],
  });
  expect(await visitPath(world, '/apples')).toEqual({ kind: 'not-found' });
});

test('what visitors see already is not published again', async () => {
  expect(await publishPage(await worldWithPage(), { ...seen, version: 2 })).toEqual({
    kind: 'refused',
    problems: [{ at: 'blocks', because: 'unchanged' }],
  });
});
