import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Repository } from '@tidemark/test-kit';
import { expect, test } from 'vitest';
import { VERSION } from '../../src/version.ts';
import { aggregate } from '../run-tidemark.ts';
import { adoptable, init, MANIFEST, reported, REPORT } from './adoptable.ts';

const textOf = ({ root }: Repository, file: string) => readFileSync(path.join(root, file), 'utf8');
const changed = (repository: Repository) =>
  repository.git('status', '--porcelain', '--untracked-files=all').trim().split('\n').filter(Boolean);

test('a workspace is adopted at what is true of it today, and every file is told', async () => {
  const repository = reported(adoptable());
  const { code, document, stderr } = await init(repository, ['--yes']);
  expect({ code, status: document.status, reason: document.reason }).toEqual({
    code: 0,
    status: 'pass',
    reason: 'written',
  });
  expect(document.workspace).toEqual({ manager: 'pnpm', tasks: 'turbo', packages: 1 });
  expect(document.packages).toMatchObject([
    {
      name: '@shop/apple',
      path: 'packages/apple',
      runner: 'vitest',
      measuredBy: 'config',
      layers: [{ layer: 'entities', globs: ['src/domain/**'] }],
      bands: { entities: { lines: 75, statements: 75 }, baseline: { lines: 100 } },
      bandsFrom: REPORT,
    },
  ]);
  expect(document.written).toEqual([
    '.gitignore',
    'package.json',
    MANIFEST,
    'packages/apple/package.json',
    'packages/apple/vitest.config.ts',
    'turbo.json',
  ]);
  expect(changed(repository)).toHaveLength(6);
  expect(stderr).toContain('entities: src/domain/** holds 1 file');
  expect(document.next).toEqual([
    'pnpm install',
    'pnpm test:coverage',
    'pnpm coverage:aggregate',
    'pnpm coverage:diff',
  ]);
});

test('what was written holds: aggregate keeps every band, and its summary is not ignored', async () => {
  const repository = reported(adoptable());
  await init(repository, ['--yes']);
  const { document } = await aggregate(repository);
  expect(document.reason).toBe('held');
  expect(changed(repository)).toContain('?? coverage/summary.json');
});

test('a second run finds everything there, and writes nothing', async () => {
  const repository = reported(adoptable());
  await init(repository, ['--yes']);
  repository.commit('adopt');
  const { code, document } = await init(repository);
  expect({ code, reason: document.reason }).toEqual({ code: 0, reason: 'adopted' });
  expect(document.packages).toMatchObject([{ isAdopted: true, measuredBy: 'own-script' }]);
  expect(changed(repository)).toEqual([]);
});

test('an edit is told by its new lines, a new file by all of them', async () => {
  const { document } = await init(reported(adoptable()), ['--dry-run']);
  const files = new Map(document.files.map((file) => [file.path, file]));
  expect(files.get('package.json')).toEqual({
    path: 'package.json',
    action: 'edit',
    added: [
      '    "test:coverage": "turbo run test:coverage --continue",',
      '    "coverage:diff": "tidemark diff",',
      '    "coverage:aggregate": "tidemark aggregate"',
      '  "devDependencies": {',
      `    "@tidemark/core-testing": "^${VERSION}",`,
      `    "@tidemark/manifest": "^${VERSION}",`,
      `    "tidemark": "^${VERSION}"`,
      '  }',
    ],
  });
  expect(files.get(MANIFEST)).toMatchObject({ action: 'create' });
  expect(files.get(MANIFEST)?.added.at(-1)).toBe('});');
});

test('without a report no band is proposed, and it is said how to get them', async () => {
  const repository = adoptable();
  const { document, stderr } = await init(repository, ['--yes']);
  expect(document.packages).toMatchObject([{ bands: {}, bandsFrom: 'there is no coverage report' }]);
  expect(stderr).toContain('! no bands for @shop/apple: there is no coverage report; the defaults hold');
  expect(textOf(repository, MANIFEST)).not.toContain('bands');
});

test.each([
  ['cannot be read', { [REPORT]: 'DA:1,1\n' }, /lcov|SF/],
  ['tells of other files', { [REPORT]: 'SF:src/pick.test.ts\nDA:1,1\nend_of_record\n' }, /none of its files/],
  [
    'leaves code out',
    { [REPORT]: 'SF:src/pick.ts\nDA:1,1\nend_of_record\n' },
    /does not mention src\/domain/,
  ],
])('a report that %s proposes no band, and hinders nothing', async (_what, files, why) => {
  const repository = adoptable();
  repository.write(files);
  const { code, document } = await init(repository, ['--yes']);
  expect(code).toBe(0);
  expect(document.packages[0]?.bands).toEqual({});
  expect(document.packages[0]?.bandsFrom).toMatch(why);
});

test('a report that was made from other text proposes no band', async () => {
  const repository = reported(adoptable());
  const provenance = {
    schemaVersion: 1,
    tool: { name: 'vitest', version: '5.1.0' },
    provider: { name: 'v8', version: '5.1.0' },
    node: 'v24.0.0',
    package: 'packages/apple',
    files: { 'src/pick.ts': '0'.repeat(40) },
  };
  repository.write({ 'packages/apple/coverage/provenance.json': JSON.stringify(provenance) });
  const { document } = await init(repository, ['--dry-run']);
  expect(document.packages[0]?.bandsFrom).toContain('was measured before');
});

test('one report at the root tells of every package', async () => {
  const repository = adoptable({
    'packages/pear/package.json': '{ "name": "pear", "scripts": { "test": "jest" } }',
    'packages/pear/src/pear.js': 'pick(1);\n',
    'packages/pear/src/pear.test.js': 'pick(1);\n',
  });
  const files = ['apple/src/domain/apple.ts', 'apple/src/pick.ts', 'pear/src/pear.js'];
  const report = files.map((file) => `SF:packages/${file}\nDA:1,1\nend_of_record\n`).join('');
  repository.write({ 'coverage/lcov.info': report });
  const { document } = await init(repository, ['--dry-run']);
  expect(document.packages.map(({ bandsFrom }) => bandsFrom)).toEqual([
    'coverage/lcov.info',
    'coverage/lcov.info',
  ]);
});

test('a single package of npm without a task runner is adopted too', async () => {
  const repository = adoptable({
    'pnpm-workspace.yaml': null,
    'turbo.json': null,
    '.gitignore': 'node_modules\n',
    'package.json': '{\n  "name": "orchard",\n  "scripts": {\n    "test": "jest"\n  }\n}\n',
    'packages/apple/package.json': null,
  });
  const { document } = await init(repository, ['--yes']);
  expect(document.workspace).toEqual({ manager: 'npm', tasks: null, packages: 1 });
  expect(document.packages).toMatchObject([
    { name: 'orchard', path: '', runner: 'jest', measuredBy: 'script' },
  ]);
  expect(document.next[1]).toBe('npm run test:coverage');
  expect(textOf(repository, '.gitignore')).toContain('/coverage/*\n!/coverage/summary.json\n');
});

test('a long plan is told by its files, and line by line when asked for', async () => {
  const more = Object.fromEntries(
    ['pear', 'plum', 'fig', 'date', 'lime'].flatMap((name) => [
      [
        `packages/${name}/package.json`,
        `{\n  "name": "${name}",\n  "scripts": {\n    "test": "bun test"\n  }\n}\n`,
      ],
      [`packages/${name}/src/${name}.js`, 'pick(1);\n'],
      [`packages/${name}/src/${name}.test.js`, 'pick(1);\n'],
    ]),
  );
  const repository = adoptable(more);
  const { stderr } = await init(repository, ['--dry-run']);
  expect(stderr).toContain('  create packages/fig/feature.manifest.ts  +5\n');
  expect(stderr).toContain('! no bands for 6 packages:');
  const long = await init(repository, ['--dry-run', '--verbose']);
  expect(long.stderr).toContain("    +   name: 'fig',");
});

test('what only a hand can do is told with its text', async () => {
  const repository = adoptable({
    'packages/pear/package.json': '{ "name": "pear", "scripts": { "test": "mocha" } }',
    'packages/pear/lib/pear.js': 'pick(1);\n',
    'packages/pear/lib/pear.test.js': 'pick(1);\n',
  });
  const { document, stderr } = await init(repository, ['--dry-run']);
  expect(document.byHand).toMatchObject([{ file: 'packages/pear/package.json' }]);
  expect(stderr).toContain('by hand\n  packages/pear/package.json: Add a script "test:coverage"');
  expect(stderr).toContain('pear  packages/pear  not measured yet');
});

test('where nothing is measured before a hand has done its part, init comes again after it', async () => {
  const repository = adoptable({
    'packages/apple/package.json': '{ "name": "apple", "scripts": { "test": "mocha" } }',
    'packages/apple/vitest.config.ts': null,
  });
  const { document, stderr } = await init(repository, ['--yes']);
  expect(document.packages).toMatchObject([{ name: 'apple', measuredBy: 'unknown' }]);
  expect(document.next).toEqual(['pnpm install', 'pnpm tidemark init']);
  expect(stderr).toContain('do what is left by hand, then:\n  pnpm install\n  pnpm tidemark init\n');
});

test('init comes again by npx where npm is used, and without an install where all is there', async () => {
  const devDependencies = { tidemark: '1', '@tidemark/manifest': '1', '@tidemark/core-testing': '1' };
  const repository = adoptable({
    'pnpm-workspace.yaml': null,
    'turbo.json': null,
    'package.json': JSON.stringify({ name: 'orchard', scripts: { test: 'mocha' }, devDependencies }),
    'packages/apple/package.json': null,
    'packages/apple/vitest.config.ts': null,
  });
  const { document } = await init(repository, ['--yes']);
  expect(document.packages).toMatchObject([{ name: 'orchard', measuredBy: 'unknown' }]);
  expect(document.next).toEqual(['npx tidemark init']);
});

test('a config that can take the contract is given it, with the ending that the compiler wants', async () => {
  const config =
    "import { defineConfig } from 'vitest/config';\n\nexport default defineConfig({ test: {} });\n";
  const repository = adoptable({ 'packages/apple/vitest.config.ts': config, 'tsconfig.json': '{}' });
  await init(repository, ['--yes']);
  expect(textOf(repository, 'packages/apple/vitest.config.ts')).toContain("'./feature.manifest.js'");
  expect(textOf(repository, 'package.json')).toContain('"@tidemark/core-testing"');
});
