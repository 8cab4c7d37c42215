import { emptyRepository } from '@tidemark/test-kit';
import { expect, test } from 'vitest';
import { changes, make, orchard } from './orchard.ts';

const MANIFEST = 'packages/features/apple/feature.manifest.ts';

test('git diff shows the coverage section and nothing else', async () => {
  const repository = orchard();
  const { code, document, stderr } = await make(repository, 'coverage-bands @shop/apple');
  expect({ code, document }).toMatchObject({
    code: 0,
    document: {
      reason: 'written',
      package: { name: '@shop/apple', path: 'packages/features/apple' },
      created: [],
      updated: [MANIFEST],
      bands: ['entities', 'use-cases', 'controllers', 'baseline'],
      warnings: [],
      next: ['pnpm --filter @shop/apple test:coverage'],
    },
  });
  expect(stderr).toContain(`~ ${MANIFEST}  entities, use-cases, controllers, baseline\n`);
  expect(changes(repository)).toEqual([` M ${MANIFEST}`]);
  const patch = repository.git('diff', '-U0').split('\n').slice(4);
  expect(patch).toEqual([
    '@@ -4,0 +5,6 @@ export default {',
    '+    bands: {',
    '+      entities: { statements: 100, branches: 100, functions: 100, lines: 100 },',
    "+      'use-cases': { statements: 100, branches: 95, functions: 100, lines: 100 },",
    '+      controllers: { statements: 100, branches: 95, functions: 100, lines: 100 },',
    '+      baseline: { statements: 80, branches: 75, functions: 80, lines: 80 },',
    '+    },',
    '',
  ]);
});

test('a second time changes nothing, by name or by folder', async () => {
  const repository = orchard();
  await make(repository, 'coverage-bands @shop/apple');
  repository.commit('bands');
  for (const wanted of ['@shop/apple', 'packages/features/apple', './packages/features/apple/'])
    expect((await make(repository, `coverage-bands ${wanted}`)).document).toMatchObject({
      status: 'pass',
      reason: 'unchanged',
      updated: [],
      next: [],
    });
  expect(changes(repository)).toEqual([]);
});

test('uncommitted changes of the manifest stay, and are warned of', async () => {
  const repository = orchard();
  repository.write({ [MANIFEST]: "export default { name: 'apple' }; // not yet\n" });
  const { document, stderr } = await make(repository, 'coverage-bands @shop/apple');
  expect(document.warnings).toEqual([
    {
      code: 'uncommitted',
      message: `${MANIFEST} has changes that are not committed; git diff shows them beside this one`,
    },
  ]);
  expect(stderr).toContain(`! ${MANIFEST} has changes`);
  expect(repository.git('diff')).toContain('// not yet');
});

test('a repository without a commit has nothing to warn of, and a package without a script none to run', async () => {
  const repository = emptyRepository();
  repository.write({
    'package.json': '{"workspaces":["apple"]}',
    'apple/package.json': 'no JSON',
    'apple/feature.manifest.ts': "export default { name: 'apple' };\n",
  });
  const { document } = await make(repository, 'coverage-bands apple');
  expect(document).toMatchObject({ reason: 'written', package: { name: 'apple' }, warnings: [], next: [] });
});
