import { chmodSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { createRepository, temporaryFolder } from '@tidemark/test-kit';
import { describe, expect, test } from 'vitest';
import { changes, make, orchard } from './orchard.ts';

const APPLE = 'packages/features/apple';

describe('a command line that is off is usage, with the way out', () => {
  test.each([
    ['', 'nothing is named to make', 'Use one of: feature, coverage-bands'],
    ['featur orders', "there is no new 'featur'", 'Did you mean tidemark new feature?'],
    ['orchard apple', "there is no new 'orchard'", 'Use one of: feature, coverage-bands'],
    ['feature', 'feature needs a name', 'Write tidemark new feature <name>'],
    ['coverage-bands', 'coverage-bands needs a name', 'Write tidemark new coverage-bands <package>'],
    ['feature a b', "the command takes no 'b'", 'Leave it out'],
  ])('%j', async (words, message, hint) => {
    const repository = orchard();
    const answer = await make(repository, words);
    expect(answer).toMatchObject({ code: 2, document: { status: 'error', reason: 'usage' } });
    expect(answer.document.error).toMatchObject({ message, hint: expect.stringContaining(hint) });
    expect(changes(repository)).toEqual([]);
  });

  test('in every way at once', async () => {
    const { document } = await make(orchard(), 'coverage-bands --in packages');
    expect(document.error?.problems.map(({ message }) => message)).toEqual([
      'coverage-bands needs a name',
      'coverage-bands takes no --in',
    ]);
  });
});

describe('nothing is written, and it is said so,', () => {
  test.each([
    ['for a name that is none', 'feature Orders', 'it is not lower-case words joined by -'],
    ['for a name that is a path', 'feature ../orders', 'it is a path'],
    ['for a name that is taken', 'feature pear', 'the name @shop/pear is taken by packages/fruit'],
    ['for a folder that is taken', `feature @sales/apple`, `${APPLE} holds @shop/apple`],
    ['for a folder outside', 'feature orders --in ..', '.. is no folder of the repository'],
    [
      'for a folder that is no place of packages',
      'feature orders --in docs',
      'would not be one of the workspace',
    ],
    ['for a package that is not there', 'coverage-bands @shop/plum', "there is no package '@shop/plum'"],
  ])('%s', async (_what, words, message) => {
    const repository = orchard({ 'packages/fruit/package.json': '{"name":"@shop/pear"}' });
    for (const dry of ['', ' --dry-run']) {
      const answer = await make(repository, words + dry);
      expect(answer.code).toBe(2);
      expect(answer.document.error?.message).toContain(message);
      expect(answer.stderr).toContain('Nothing was written');
    }
    expect(changes(repository)).toEqual([]);
  });

  test('where the folder of features is a link that leads out', async () => {
    const repository = orchard();
    const outside = temporaryFolder();
    symlinkSync(outside, path.join(repository.root, 'packages/fruit'));
    repository.write({ 'pnpm-workspace.yaml': 'packages:\n  - packages/fruit/*\n' });
    repository.commit('a link');
    const answer = await make(repository, `feature orders --in packages/fruit`);
    expect(answer).toMatchObject({ code: 2, document: { error: { code: 'usage' } } });
    expect(changes(repository)).toEqual([]);
  });

  test('when the manifest is read-only, also on a dry run', async () => {
    const repository = orchard();
    const manifest = path.join(repository.root, APPLE, 'feature.manifest.ts');
    const before = readFileSync(manifest, 'utf8');
    chmodSync(manifest, 0o444);
    for (const dry of ['', ' --dry-run']) {
      const { document } = await make(repository, `coverage-bands @shop/apple${dry}`);
      expect(document.error).toMatchObject({
        code: 'usage',
        message: `${APPLE}/feature.manifest.ts is read-only`,
      });
    }
    expect(readFileSync(manifest, 'utf8')).toBe(before);
  });

  test('when the manifest is no data, with its lines', async () => {
    const repository = orchard({
      [`${APPLE}/feature.manifest.ts`]: 'export default {\n  name: load(),\n};\n',
    });
    const { document } = await make(repository, 'coverage-bands @shop/apple');
    expect(document.error?.problems[0]).toMatchObject({ code: 'invalid-manifest', line: 2 });
  });

  test('in a repository that is no workspace', async () => {
    const answer = await make(createRepository({ 'package.json': '{}' }), 'feature orders');
    expect(answer.document.error?.message).toContain('the workspace takes packages from none of');
  });

  test('where the workspace cannot be read', async () => {
    const repository = orchard({ 'pnpm-workspace.yaml': 'apple' });
    expect((await make(repository, 'feature orders')).document.reason).toBe('invalid-workspace');
  });

  test('where git fails', async () => {
    const repository = orchard();
    const { run } = (await import('../../src/world/node-world.ts')).nodeWorld();
    const answer = await make(repository, 'feature orders', {
      run: async (program, args, options) =>
        args.includes('ls-files')
          ? { code: 128, stdout: new Uint8Array(), stderr: 'broken' }
          : run(program, args, options),
    });
    expect(answer.document.reason).toBe('git-failed');
  });

  test('outside of a repository, which is told before or after a word that is off', async () => {
    const folder = temporaryFolder();
    expect((await make(folder, 'feature orders')).document.reason).toBe('not-a-repository');
    expect((await make(folder, 'featur')).document.reason).toBe('usage');
  });
});
