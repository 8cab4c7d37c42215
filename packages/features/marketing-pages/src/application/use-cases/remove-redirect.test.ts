import { expect, test } from 'vitest';
import { overtaken, worldWithPage } from '../../__tests__/marketing-world.ts';
import { addRedirect } from './add-redirect.ts';
import { draftPage } from './draft-page.ts';
import { removeRedirect } from './remove-redirect.ts';

async function worldWithRedirect() {
  const world = await worldWithPage();
  await addRedirect(world, { from: '/old', to: '/apples' });
  return world;
}

test('a path whose redirect is removed is free for a page', async () => {
  const world = await worldWithRedirect();
  const page = { title: 'Old trees', path: '/old', blocks: [] };
  expect(await draftPage(world, page)).toMatchObject({ kind: 'refused' });
  expect(await removeRedirect(world, '/OLD')).toEqual({ kind: 'removed' });
  expect(await draftPage(world, page)).toMatchObject({ kind: 'drafted' });
});

test.each(['/apples', '/nowhere', 'old'])('there is no redirect at %j to remove', async (path) => {
  const world = await worldWithRedirect();
  expect(await removeRedirect(world, path)).toEqual({ kind: 'not-found' });
  expect((await world.sites.load()).redirects.size).toBe(1);
});

test('a write that came between reading and saving is a conflict', async () => {
  expect(await removeRedirect(overtaken(await worldWithRedirect()), '/old')).toEqual({ kind: 'conflict' });
});
