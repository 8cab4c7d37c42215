import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { createRepository, lcov, type FileTree } from '@tidemark/test-kit';
import { describe, expect, test } from 'vitest';
import { aggregate, diff, hits, source } from '../run-tidemark.ts';

const MANIFEST = (name: string, percent: number) =>
  `export default { name: '${name}', coverage: { bands: { baseline: { statements: ${percent}, branches: 0, functions: 0, lines: ${percent} } } } };\n`;

/** A repository with a changed file, of which the last of four lines never ran. */
function changed(name: string, files: FileTree) {
  const repository = createRepository({ 'package.json': '{"name":"shop"}', [name]: source(3), ...files });
  repository.write({
    [name]: `pick(0);\n${source(3)}`,
    'coverage/lcov.info': lcov({ [name]: hits(4, { 1: 0 }) }),
  });
  return repository;
}

const owner = async (repository: ReturnType<typeof changed>) => {
  const { document } = await diff(repository, '--weakening', 'off');
  return document.uncovered.map((finding) => ({ package: finding.package, layer: finding.layer }));
};

describe('a package.json without a name', () => {
  const nameless = { 'src/package.json': '{"type":"module"}' };

  test('owns nothing: its files keep their package and their layer', async () => {
    const repository = changed('src/entities/apple.ts', nameless);
    expect(await owner(repository)).toEqual([{ package: 'shop', layer: 'entities' }]);
  });

  test('lets no folder of tests out', async () => {
    const repository = changed('src/pay/tests/apple.ts', { 'src/pay/package.json': '{"type":"module"}' });
    expect(await owner(repository)).toEqual([{ package: 'shop', layer: 'baseline' }]);
  });

  test('is a package where the workspace names its folder', async () => {
    for (const files of [
      { 'package.json': '{"name":"shop","workspaces":["apps/*"]}' },
      { 'pnpm-workspace.yaml': "packages: ['apps/*']\n" },
    ]) {
      const repository = changed('apps/web/src/apple.ts', { 'apps/web/package.json': '{}', ...files });
      expect(await owner(repository)).toEqual([{ package: 'apps/web', layer: 'baseline' }]);
    }
    const invalid = changed('apps/web/src/apple.ts', {
      'apps/web/package.json': '{}',
      'pnpm-workspace.yaml': '- a\n',
    });
    expect((await diff(invalid)).document.error).toMatchObject({ code: 'invalid-workspace' });
  });

  test('is read in the commit that is judged', async () => {
    const repository = changed('src/entities/apple.ts', nameless);
    repository.git('checkout', '-q', '-b', 'change');
    repository.commit('change');
    const { document } = await diff(repository, '--base', 'main', '--head', 'change', '--weakening', 'off');
    expect(document.uncovered).toMatchObject([{ package: 'shop', layer: 'entities' }]);
  });
});

describe('a folder with a manifest and no package.json', () => {
  const apple = 'libs/orchard/src/apple.ts';
  const lib = {
    'libs/orchard/project.json': '{"name":"orchard"}',
    'libs/orchard/feature.manifest.ts': MANIFEST('orchard', 90),
  };

  test('is a package, named by its manifest and measured by the runner of the root', async () => {
    const { document } = await diff(changed(apple, lib));
    expect(document.uncovered).toMatchObject([
      { package: 'orchard', run: 'npm exec -- vitest run --coverage --root libs/orchard' },
    ]);
  });

  test('is held against its own bands in the whole workspace', async () => {
    for (const [percent, code] of [
      [90, 1],
      [70, 0],
    ] as const) {
      const files = { ...lib, 'libs/orchard/feature.manifest.ts': MANIFEST('orchard', percent) };
      const answer = await aggregate(changed(apple, files));
      expect(answer.code).toBe(code);
      expect(answer.document.below.map((finding) => finding.package)).toEqual(
        code === 1 ? ['orchard', 'orchard'] : [],
      );
    }
  });

  test('belongs to the package around it where the workspace leaves it out', async () => {
    const repository = changed(apple, { ...lib, 'pnpm-workspace.yaml': "packages: ['apps/*', '!libs/*']\n" });
    expect((await aggregate(repository)).document.below).toMatchObject([
      { package: 'shop' },
      { package: 'shop' },
    ]);
  });

  test('bears a name that no other package has', async () => {
    const files = {
      ...lib,
      'libs/orchard/feature.manifest.ts': MANIFEST('cellar', 1),
      'libs/cellar/feature.manifest.ts': MANIFEST('cellar', 1),
    };
    expect((await aggregate(changed(apple, files))).document.error).toMatchObject({
      code: 'invalid-workspace',
    });
  });
});

test('a package.json that is a link is an error, for it may hide a package', async () => {
  const repository = changed('libs/orchard/src/apple.ts', { 'orchard.json': '{"name":"orchard"}' });
  symlinkSync('../../orchard.json', path.join(repository.root, 'libs/orchard/package.json'));
  expect((await diff(repository)).document.error).toMatchObject({
    code: 'invalid-workspace',
    files: ['libs/orchard/package.json'],
  });
});

test('globs of a workspace that would keep the matcher busy without end are an error', async () => {
  const glob = `packages/${'*a'.repeat(13)}`;
  const repository = changed('src/apple.ts', { 'pnpm-workspace.yaml': `packages: ['${glob}']\n` });
  expect((await aggregate(repository)).document.error).toMatchObject({ code: 'invalid-workspace' });
});
