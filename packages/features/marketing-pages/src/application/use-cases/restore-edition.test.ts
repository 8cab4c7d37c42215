import { expect, test } from 'vitest';
import { HERO, TEXT, worldWithPage } from '../../__tests__/marketing-world.ts';
import { editPage } from './edit-page.ts';
import { publishPage } from './publish-page.ts';
import { restoreEdition } from './restore-edition.ts';
import { visitPath } from './visit-path.ts';

/** The page with two editions, Apples and Pears, version 4. */
async function worldWithEditions() {
  const world = await worldWithPage();
  await editPage(world, { id: 'page-1', version: 2, title: 'Pears', blocks: [TEXT] });
  await publishPage(world, { id: 'page-1', version: 3 });
  return world;
}

const restore = { id: 'page-1', version: 4, number: 1 };

test('an earlier edition is the draft again, and is seen once it is published', async () => {
  const world = await worldWithEditions();
  expect(await restoreEdition(world, restore)).toMatchObject({
    kind: 'changed',
    page: { title: 'Apples', blocks: [HERO, TEXT], version: 5 },
  });
  expect(await visitPath(world, '/apples')).toMatchObject({ edition: { number: 2, title: 'Pears' } });
  await publishPage(world, { id: 'page-1', version: 5 });
  expect(await visitPath(world, '/apples')).toMatchObject({ edition: { number: 3, title: 'Apples' } });
});

test('an edition that never was is not restored', async () => {
  expect(await restoreEdition(await worldWithEditions(), { ...restore, number: 3 })).toEqual({
    kind: 'refused',
    problems: [{ at: 'number', because: 'no-such-edition' }],
  });
});
