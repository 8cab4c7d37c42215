import { expect, test } from 'vitest';
import { HERO, marketingWorld, overtaken, TEXT, worldWithDraft } from '../../__tests__/marketing-world.ts';
import { addRedirect } from './add-redirect.ts';
import { draftPage } from './draft-page.ts';

const pears = { title: ' Pears ', path: '/Pears/', blocks: [HERO, TEXT] };

test('a draft is kept under a new id, at its plain path', async () => {
  const world = await worldWithDraft();
  const result = await draftPage(world, pears);
  const page = {
    id: 'page-2',
    title: 'Pears',
    path: '/pears',
    blocks: [HERO, TEXT],
    editions: [],
    version: 1,
  };
  expect(result).toEqual({ kind: 'drafted', page });
  expect((await world.sites.load()).pages[1]).toEqual(page);
});

test('a draft may be empty', async () => {
  const result = await draftPage(marketingWorld(), { title: '', path: '/', blocks: [] });
  expect(result).toMatchObject({ kind: 'drafted', page: { path: '/', title: '' } });
});

test('everything that is wrong is told at once, and nothing is kept', async () => {
  const world = await worldWithDraft();
  const block = { at: 'blocks[0].kind', because: 'unknown-kind' };
  expect(await draftPage(world, { ...pears, path: 'pears', blocks: [null] })).toEqual({
    kind: 'refused',
    problems: [{ at: 'path', because: 'invalid' }, block],
  });
  expect(await draftPage(world, { ...pears, path: '/apples', blocks: [null] })).toEqual({
    kind: 'refused',
    problems: [{ at: 'path', because: 'taken' }, block],
  });
  expect(await draftPage(world, { ...pears, blocks: [null] })).toEqual({
    kind: 'refused',
    problems: [block],
  });
  expect((await world.sites.load()).pages).toHaveLength(1);
});

test('a path belongs to one page, and one that redirects to no other', async () => {
  const world = await worldWithDraft();
  await addRedirect(world, { from: '/old', to: '/apples' });
  expect(await draftPage(world, { ...pears, path: '/APPLES' })).toEqual({
    kind: 'refused',
    problems: [{ at: 'path', because: 'taken' }],
  });
  expect(await draftPage(world, { ...pears, path: '/old' })).toEqual({
    kind: 'refused',
    problems: [{ at: 'path', because: 'redirects-elsewhere' }],
  });
});

test('a write that came between reading and saving is a conflict', async () => {
  expect(await draftPage(overtaken(marketingWorld()), pears)).toEqual({ kind: 'conflict' });
});
