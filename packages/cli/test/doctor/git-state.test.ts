import { rmSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '@tidemark/test-kit';
import { describe, expect, test } from 'vitest';
import { source } from '../run-tidemark.ts';
import { doctor, found, orchard } from './healthy-orchard.ts';

const APPLE = 'packages/apple/src/apple.ts';

describe('summary-ignored', () => {
  const ignoring = (pattern: string) =>
    orchard({ 'coverage/summary.json': null, '.gitignore': `dist\n${pattern}\n` });

  test.each(['coverage', 'coverage/', '/coverage/', '*.json', '/coverage/*'])(
    'is found under the pattern %s',
    async (pattern) => {
      expect(await found(ignoring(pattern))).toEqual(['summary-ignored .gitignore:2']);
    },
  );

  test.each(['/coverage/*\n!/coverage/summary.json', '/packages/*/coverage/'])(
    'is not found under %j',
    async (pattern) => {
      expect(await found(ignoring(pattern))).toEqual([]);
    },
  );

  test('is not found once the summary is committed, or where nothing is promised', async () => {
    expect(await found(orchard({ '.gitignore': 'coverage\n' }))).toEqual([]);
    const files = {
      '.gitignore': 'coverage\n',
      'coverage/summary.json': null,
      'packages/apple/feature.manifest.ts': null,
    };
    expect(await found(orchard(files))).toEqual([]);
  });

  test('is found in an ignore file of the user too, which has no place in the repository', async () => {
    const repository = ignoring('dist');
    const excludes = path.join(temporaryFolder(), 'ignore');
    repository.write({ [path.relative(repository.root, excludes)]: 'coverage\n' });
    repository.git('config', 'core.excludesFile', excludes);
    expect(await found(repository)).toEqual(['summary-ignored']);
  });
});

describe('hidden-change', () => {
  test.each(['--assume-unchanged', '--skip-worktree'])(
    'is found in code under %s, and gone with it',
    async (flag) => {
      const repository = orchard();
      repository.git('update-index', flag, APPLE);
      repository.git('update-index', flag, '.nvmrc');
      const { document, code } = await doctor(repository);
      expect(code).toBe(1);
      expect(document.findings).toMatchObject([{ code: 'hidden-change', file: APPLE }]);
      const [, ...words] = document.findings[0]?.hint.split(' ') ?? [];
      repository.git(...words);
      expect(await found(repository)).toEqual([]);
    },
  );

  test('names a file that a shell would read differently in quotes', async () => {
    const repository = orchard({ "packages/apple/src/it's.ts": source(1) });
    repository.git('update-index', '--assume-unchanged', "packages/apple/src/it's.ts");
    expect((await doctor(repository)).document.findings[0]?.hint).toContain(
      String.raw`'packages/apple/src/it'\''s.ts'`,
    );
  });
});

test('sparse-checkout is said of code that is left out, which is nothing hidden', async () => {
  const repository = orchard({
    'packages/pear/package.json': '{"name":"pear"}',
    'packages/pear/src/a.ts': source(1),
    'packages/pear/src/b.ts': source(1),
  });
  repository.commit('an orchard');
  repository.git('sparse-checkout', 'set', 'packages/apple');
  const { document, code } = await doctor(repository);
  expect(code).toBe(0);
  expect(document.findings).toMatchObject([{ code: 'sparse-checkout', severity: 'warning' }]);
  expect(document.findings[0]?.message).toContain('leaves out 2 code files');
});

describe('node-mismatch', () => {
  const pinned = (files: Record<string, string | null>) => found(orchard(files), { nodeVersion: '20.20.2' });

  test.each([
    [{ '.nvmrc': '22\n', 'package.json': '{}' }, '.nvmrc:1'],
    [{ '.nvmrc': null, '.node-version': '\nv24.1.0 # ripe\n', 'package.json': '{}' }, '.node-version:2'],
    [{ '.nvmrc': null, 'package.json': '{\n"engines": { "node": ">=22.18" } }' }, 'package.json:2'],
    [{ '.nvmrc': null, 'package.json': '{ "volta": {\n"node": "24.0.0" } }' }, 'package.json:2'],
    [
      {
        '.nvmrc': null,
        'package.json':
          '{ "devEngines": { "runtime": [{ "name": "node",\n"version": "^24" }, { "name": "bun", "version": "1" }] } }',
      },
      'package.json:2',
    ],
  ])('is found by %j', async (files, place) => {
    expect(await pinned(files)).toEqual([`node-mismatch ${place}`]);
  });

  test.each([{ '.nvmrc': 'lts/*\n' }, { '.nvmrc': '20\n' }, { '.nvmrc': '# none\n' }, { '.nvmrc': null }])(
    'is not found by %j',
    async (files) => {
      expect(await pinned({ 'package.json': '{ "engines": { "node": "^20 || >=22" } }', ...files })).toEqual(
        [],
      );
    },
  );
});

test('a file that is tracked and gone is not read as a configuration', async () => {
  const repository = orchard();
  rmSync(path.join(repository.root, 'turbo.json'));
  expect(await found(repository)).toEqual([]);
});
