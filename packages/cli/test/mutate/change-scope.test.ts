import { findRepository, readChanges } from '@tidemark/changes';
import { expect, test } from 'vitest';
import { changeScope } from '../../src/gather/mutation/change-scope.ts';
import { mutationPackages } from '../../src/gather/mutation/mutation-package.ts';
import { readWorkspace } from '../../src/gather/workspace.ts';
import { nodeWorld } from '../../src/world/node-world.ts';
import type { Repository } from '@tidemark/test-kit';
import { BOTH_SIDES, mutationOrchard, RIPE, RIPE_SOURCE, RIPE_TEST } from './mutation-orchard.ts';

const FOLDER = 'packages/apple/src';

async function scopeOf({ root, git }: Repository) {
  const world = nodeWorld();
  const sha = git('rev-parse', 'HEAD').trim();
  const base = { ref: 'HEAD', sha, mergeBase: sha, foundBy: 'flag' as const };
  const repository = await findRepository(world.run, root);
  const workspace = await readWorkspace(world, root);
  if (!repository.ok) throw new Error('it is a repository');
  const changes = await readChanges(
    world.run,
    repository.value,
    { kind: 'worktree', base },
    {
      readFile: async (at) => world.files.read(`${root}/${at}`),
      isLink: () => false,
    },
  );
  if (!workspace.ok || !changes.ok) throw new Error('both can be read');
  const wanted = { names: ['apple'], touches: () => true };
  const targets = mutationPackages(world, root, workspace.value, wanted);
  const target = targets.ok ? targets.value[0] : undefined;
  if (target === undefined) throw new Error('there is an apple');
  return changeScope(world, changes.value, target);
}

test('changed lines of a target are asked for, in that file alone', async () => {
  const orchard = mutationOrchard({ [`${FOLDER}/entities/heavy.ts`]: RIPE_SOURCE });
  orchard.write({ [RIPE]: RIPE_SOURCE.replace('90', '91') });
  expect(await scopeOf(orchard)).toEqual({
    scope: { kind: 'change', lines: { 'src/entities/ripe.ts': [[2, 2]] }, tests: [], subjects: [] },
    files: ['src/entities/ripe.ts'],
  });
});

test('a changed test asks for what it covers anywhere, and for the file it is named for', async () => {
  const orchard = mutationOrchard({ [`${FOLDER}/entities/heavy.ts`]: RIPE_SOURCE });
  orchard.write({ [RIPE_TEST]: `${BOTH_SIDES}// later\n` });
  expect(await scopeOf(orchard)).toEqual({
    scope: {
      kind: 'change',
      lines: {},
      tests: ['src/entities/ripe.test.ts'],
      subjects: ['src/entities/ripe.ts'],
    },
    files: ['src/entities/heavy.ts', 'src/entities/ripe.ts'],
  });
});

test('a changed test asks nothing of tests that only use what it is named for, unless they import it too', async () => {
  const other = `${FOLDER}/entities/basket.test.ts`;
  const orchard = mutationOrchard({ [other]: BOTH_SIDES });
  orchard.write({ [RIPE_TEST]: `${BOTH_SIDES}// later\n` });
  expect((await scopeOf(orchard))?.scope.tests).toEqual(['src/entities/ripe.test.ts']);
  orchard.write({ [other]: `import "./ripe.test";\n${BOTH_SIDES}` });
  orchard.git('commit', '--quiet', '--message=uses it', '--', other);
  expect((await scopeOf(orchard))?.scope.tests).toContain('src/entities/basket.test.ts');
});

test('a test that was removed or renamed is missed at the file it was named for', async () => {
  const orchard = mutationOrchard();
  orchard.remove(RIPE_TEST);
  orchard.write({ [`${FOLDER}/entities/season.test.ts`]: BOTH_SIDES });
  orchard.git('add', '--all');
  const asked = await scopeOf(orchard);
  expect(asked?.scope.subjects).toEqual(['src/entities/ripe.ts']);
});

test('a changed helper asks for the tests that use it', async () => {
  const helper = `${FOLDER}/__tests__/season.ts`;
  const orchard = mutationOrchard({
    [helper]: 'export const DAYS = 90;\n',
    [RIPE_TEST]: `import { DAYS } from '../__tests__/season.ts';\n${BOTH_SIDES}`,
  });
  orchard.write({ [helper]: 'export const DAYS = 91;\n' });
  expect((await scopeOf(orchard))?.scope.tests).toContain('src/entities/ripe.test.ts');
});

test('what is neither target nor test asks for nothing', async () => {
  const orchard = mutationOrchard();
  orchard.write({ [`${FOLDER}/index.ts`]: 'export const apple = 1;\n', 'packages/basket/basket.ts': '' });
  expect(await scopeOf(orchard)).toBeNull();
});
