import { expect, test } from 'vitest';
import { TEXT, TREE, worldWithDraft } from '../../__tests__/marketing-world.ts';
import { draftPage } from './draft-page.ts';
import { pagesShowing } from './pages-showing.ts';

test('the pages that show an asset are named by their paths, sorted', async () => {
  const world = await worldWithDraft();
  for (const path of ['/pears', '/figs', '/news'])
    await draftPage(world, { title: '', path, blocks: path === '/news' ? [TEXT] : [TREE] });
  expect(await pagesShowing(world, 'tree')).toEqual(['/figs', '/pears']);
  expect(await pagesShowing(world, 'leaf')).toEqual([]);
});
