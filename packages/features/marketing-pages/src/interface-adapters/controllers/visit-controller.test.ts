import { expect, test } from 'vitest';
import { HERO, TEXT, worldWithPage } from '../../__tests__/marketing-world.ts';
import { movePage } from '../../application/use-cases/move-page.ts';
import { visitController } from './visit-controller.ts';

test('a visitor sees a page, is sent on, or finds nothing', async () => {
  const world = await worldWithPage();
  await movePage(world, { id: 'page-1', version: 2, path: '/fruit' });
  expect(await visitController(world, { path: '/fruit' })).toEqual({
    status: 200,
    body: { edition: 1, title: 'Apples', blocks: [HERO, TEXT] },
  });
  expect(await visitController(world, { path: '/apples' })).toEqual({
    status: 308,
    body: { location: '/fruit' },
  });
  expect(await visitController(world, { path: '/pears' })).toEqual({
    status: 404,
    body: { error: 'not-found' },
  });
});
