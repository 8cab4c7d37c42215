import path from 'node:path';
import { createRepository, lcov, temporaryFolder, writeTree, type FileTree } from '@tidemark/test-kit';
import { describe, expect, test } from 'vitest';
import type { DiffDocument } from '../../src/contract/documents.ts';
import { aggregate, diff, hits, source, tidemark } from '../run-tidemark.ts';

const MEASURES = '{"name":"shop","scripts":{"test:coverage":"vitest run --coverage"}}';

/** A changed file of three lines, and a report that says its first line never ran. */
function uncovered(files: FileTree = {}) {
  const repository = createRepository({ 'README.md': '', ...files });
  repository.write({
    'src/apple.ts': source(3),
    'coverage/lcov.info': lcov({ 'src/apple.ts': hits(3, { 1: 0 }) }),
  });
  return repository;
}

describe('next', () => {
  test('ends with the question as it was asked, every flag quoted for a shell', async () => {
    const { document } = await diff(uncovered(), '--coverage', 'coverage/l*.info', '--lines=all');
    expect(document.next).toEqual(["tidemark diff --coverage 'coverage/l*.info' --lines=all"]);
  });

  test('is empty after a pass, and where only a hand can mend it', async () => {
    expect((await diff(createRepository({ a: '' }))).document.next).toEqual([]);
    expect((await diff(temporaryFolder())).document.next).toEqual([]);
  });

  test('begins with what measures the packages again', async () => {
    const { document } = await diff(uncovered({ 'package.json': MEASURES }));
    expect(document.next).toEqual(['npm run test:coverage', 'tidemark diff']);
    expect(document.uncovered[0]?.run).toBe('npm run test:coverage');
  });

  test('names no command for tests that nothing tells how to run', async () => {
    const { document } = await diff(uncovered());
    expect(document.uncovered[0]?.run).toBeNull();
  });

  test.each([
    ['{"devDependencies":{"jest":"30"}}', 'npm exec -- jest --coverage'],
    ['{"scripts":{"test":"jest"}}', 'npm exec -- jest --coverage'],
    ['{"dependencies":{"vitest":"5"}}', 'npm exec -- vitest run --coverage'],
    ['{"scripts":{"coverage":"x"}}', 'npm run coverage'],
  ])('of a package.json %s measures with %s', async (packageJson, command) => {
    const { document } = await diff(uncovered({ 'package.json': packageJson }));
    expect(document.next[0]).toBe(command);
  });

  test('is to be typed where the question was asked, so other folders are entered', async () => {
    const { root } = uncovered({ 'package.json': MEASURES });
    const outside = path.join(root, '..');
    const { document } = await diff(outside, '--cwd', path.basename(root));
    expect(document.next).toEqual([
      `(cd ${path.basename(root)} && npm run test:coverage)`,
      `tidemark diff --cwd ${path.basename(root)}`,
    ]);
    expect((await diff(path.join(root, 'src'))).document.next[0]).toBe('(cd .. && npm run test:coverage)');
  });

  test.each([
    [
      'the script of a pnpm workspace',
      { 'pnpm-workspace.yaml': '', 'package.json': '{"scripts":{"tidemark":""}}' },
      'pnpm tidemark diff',
      'pnpm -w tidemark diff',
    ],
    [
      'a script of npm',
      { 'package.json': '{"scripts":{"tidemark":""}}' },
      'npm run tidemark -- diff',
      'tidemark diff',
    ],
    [
      'a script of yarn',
      { 'yarn.lock': '', 'package.json': '{"scripts":{"tidemark":""}}' },
      'yarn tidemark diff',
      'tidemark diff',
    ],
    [
      'an installed package',
      { 'package.json': '{}', 'node_modules/.bin/tidemark': '' },
      'npx tidemark diff',
      'npx tidemark diff',
    ],
    ['a package.json that is no JSON', { 'package.json': '{' }, 'tidemark diff', 'tidemark diff'],
  ])('starts Tidemark by %s', async (_what, files, atRoot, below) => {
    const judged = uncovered().root;
    const started = temporaryFolder();
    writeTree(started, { ...files, 'packages/orchard/a.ts': '' });
    const last = async (cwd: string) => (await diff(cwd, '--cwd', judged)).document.next.at(-1);
    expect(await last(started)).toBe(`${atRoot} --cwd ${judged}`);
    expect(await last(path.join(started, 'packages/orchard'))).toBe(`${below} --cwd ${judged}`);
  });

  test('of a command line that is off is its help', async () => {
    const repository = createRepository({ a: '' });
    expect((await diff(repository, '--bse')).document.next).toEqual(['tidemark diff --help']);
    expect((await diff(repository, '--staged', '--head=a')).document.next).toEqual(['tidemark diff --help']);
    expect((await tidemark<DiffDocument>(repository, ['pear'])).document.next).toEqual(['tidemark --help']);
  });

  test('of more commands than fit still ends with the question', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `packages/tree-${index}`);
    const repository = createRepository({
      'package.json': '{"name":"shop","workspaces":["packages/*"]}',
      ...Object.fromEntries(
        names.flatMap((name) => [
          [`${name}/package.json`, `{"name":"${path.basename(name)}","scripts":{"coverage":""}}`],
          [`${name}/src/a.ts`, source(1)],
          [`${name}/src/a.test.ts`, source(1)],
        ]),
      ),
    });
    const { document } = await aggregate(repository);
    expect(document.next).toHaveLength(10);
    expect(document.next.at(-1)).toBe('tidemark aggregate');
  });
});

describe('evidence that cannot be used', () => {
  const asked = (...words: readonly string[]) => {
    const repository = uncovered({ 'package.json': MEASURES });
    repository.write({ 'coverage/lcov.info': 'SF:src/apple.ts\nDA:4,1\n' });
    return diff(repository, ...words);
  };

  test('is made anew by the command of its package: a report that is broken', async () => {
    const { document } = await asked();
    expect(document.error?.problems).toMatchObject([{ code: 'bad-evidence', run: 'npm run test:coverage' }]);
    expect(document.next).toEqual(['npm run test:coverage', 'tidemark diff']);
  });

  test('is made anew by the command of its package: a report that is not where --coverage says', async () => {
    const { document } = await asked('--coverage', 'pear.info');
    expect(document.error).toMatchObject({ code: 'no-evidence', hint: expect.stringContaining('--cwd') });
    expect(document.next).toEqual(['npm run test:coverage', 'tidemark diff --coverage pear.info']);
  });
});

test('a hint stands below its problem, with the command on a line of its own', async () => {
  const { stderr } = await diff(createRepository({ a: '' }), '--bse', '--lines', 'some');
  expect(stderr).toBe(
    [
      '✗ unknown option --bse (usage)',
      '  Did you mean --base?',
      "✗ --lines does not know 'some' (usage)",
      '  Use one of: all, band',
      '',
    ].join('\n'),
  );
  const repository = createRepository({ 'package.json': MEASURES });
  repository.write({ 'src/apple.ts': source(1) });
  expect((await diff(repository)).stderr).toContain(
    '  Run the tests with coverage, or name the report with --coverage\n  $ npm run test:coverage\n',
  );
});
