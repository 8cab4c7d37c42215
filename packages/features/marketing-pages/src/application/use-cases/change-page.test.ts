import { expect, test } from 'vitest';
import { overtaken, worldWithDraft } from '../../__tests__/marketing-world.ts';
import { edited, type Page } from '../../entities/page.ts';
import type { Site } from '../../entities/site.ts';
import { changePage } from './change-page.ts';

const seen = { id: 'page-1', version: 1 };
const redirects: Site['redirects'] = new Map([['/a' as Page['path'], '/b' as Page['path']]]);
const renamed = (_: Site, page: Page) => ({ page: edited(page, { ...page, title: 'Pears' }), redirects });

test('what a change makes of a page and of redirects is kept', async () => {
  const world = await worldWithDraft();
  const page = { id: 'page-1', title: 'Pears', version: 2 };
  expect(await changePage(world, seen, renamed)).toMatchObject({ kind: 'changed', page });
  expect(await world.sites.load()).toMatchObject({ pages: [page], redirects, version: 2 });
});

test('a refused change keeps nothing, and says why', async () => {
  const world = await worldWithDraft();
  const problems = [{ at: 'title', because: 'empty' }] as const;
  expect(await changePage(world, seen, () => problems)).toEqual({ kind: 'refused', problems });
  expect((await world.sites.load()).version).toBe(1);
});

test('a change of another version is a conflict, and is not even tried', async () => {
  const world = await worldWithDraft();
  const never = () => expect.unreachable('the change was tried');
  expect(await changePage(world, { ...seen, version: 2 }, never)).toEqual({ kind: 'conflict' });
  expect(await changePage(world, { ...seen, version: 0 }, never)).toEqual({ kind: 'conflict' });
});

test('a write that came between reading and saving is a conflict', async () => {
  expect(await changePage(overtaken(await worldWithDraft()), seen, renamed)).toEqual({ kind: 'conflict' });
});

test('a page that is not there is not found', async () => {
  expect(await changePage(await worldWithDraft(), { ...seen, id: 'page-9' }, renamed)).toEqual({
    kind: 'not-found',
  });
});
