import { expect, test } from 'vitest';
import { TEXT, worldWithPage } from '../../__tests__/marketing-world.ts';
import { editPage } from './edit-page.ts';
import { visitPath } from './visit-path.ts';

const edit = { id: 'page-1', version: 2, title: 'Pears', blocks: [TEXT] };

test('an edit is kept in the draft, and visitors see nothing of it', async () => {
  const world = await worldWithPage();
  const page = { title: 'Pears', blocks: [TEXT], path: '/apples', version: 3 };
  expect(await editPage(world, edit)).toMatchObject({ kind: 'changed', page });
  expect(await visitPath(world, '/apples')).toMatchObject({ kind: 'page', edition: { title: 'Apples' } });
});

test('blocks that cannot be read are refused, with what is wrong with them', async () => {
  expect(await editPage(await worldWithPage(), { ...edit, blocks: [{ ...TEXT, text: '' }] })).toEqual({
    kind: 'refused',
    problems: [{ at: 'blocks[0].text', because: 'empty' }],
  });
});

test('an edit of an older version is a conflict', async () => {
  expect(await editPage(await worldWithPage(), { ...edit, version: 1 })).toEqual({ kind: 'conflict' });
});
