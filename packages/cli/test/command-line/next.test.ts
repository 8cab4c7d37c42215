import path from 'node:path';
import { createRepository, lcov, temporaryFolder, writeTree, type FileTree } from '@tidemark/test-kit';
import { describe, expect, test } from 'vitest';
import type { DiffDocument, GateDocument } from '../../src/contract/documents.ts';
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
});

/** A workspace of so many trees with tests and no report, measured by a script of each, beside the files given. */
function unmeasured(nTrees: number, files: FileTree = {}, name = 'tree') {
  const trees = Array.from(
    { length: nTrees },
    (_, index) => [`packages/${index}`, `${name}-${index}`] as const,
  );
  return createRepository({
    'package.json': '{"name":"shop","workspaces":["packages/*"]}',
    ...Object.fromEntries(
      trees.flatMap(([folder, tree]) => [
        [`${folder}/package.json`, `{"name":"${tree}","scripts":{"coverage":""}}`],
        [`${folder}/src/a.ts`, source(1)],
        [`${folder}/src/a.test.ts`, source(1)],
      ]),
    ),
    ...files,
  });
}

describe('packages without a report', () => {
  const PNPM = { 'pnpm-workspace.yaml': 'packages: [packages/*]\n' };
  const ROOT = {
    'package.json':
      '{"name":"shop","workspaces":["packages/*"],"scripts":{"test:coverage":"turbo run coverage"}}',
  };

  test('are named one by one up to three', async () => {
    const { document } = await aggregate(unmeasured(3, ROOT));
    expect(document.next).toEqual([
      'npm run coverage --workspace tree-0',
      'npm run coverage --workspace tree-1',
      'npm run coverage --workspace tree-2',
      'tidemark aggregate',
    ]);
  });

  test.each([
    ['the script of the root', ROOT, 'npm run test:coverage'],
    ['the script of the root with pnpm', { ...ROOT, ...PNPM }, 'pnpm test:coverage'],
    ['the script of each with npm', {}, 'npm run coverage --workspaces --if-present'],
    ['the script of each with pnpm', PNPM, 'pnpm -r coverage'],
  ])('are measured by one command where more than three lack one: %s', async (_what, files, command) => {
    const { document } = await aggregate(unmeasured(4, files));
    expect(document.error?.problems).toHaveLength(4);
    expect(document.next).toEqual([command, 'tidemark aggregate']);
    const { document: judged } = await tidemark<GateDocument>(unmeasured(4, files), ['gate']);
    expect(judged.next).toEqual([command, 'tidemark gate']);
  });

  test.each([
    ['yarn has no command for all', { 'yarn.lock': '' }],
    ['one has no script', { ...PNPM, 'packages/0/package.json': '{"name":"pear"}' }],
  ])('are all named where %s', async (_what, files) => {
    expect((await aggregate(unmeasured(12, files))).document.next).toHaveLength(13);
  });

  test('are counted where more than fit are left out, and the question stays', async () => {
    const { document } = await aggregate(unmeasured(60, { 'yarn.lock': '' }, 'a'.repeat(200)));
    const nNamed = document.next.length - 1;
    expect(nNamed).toBeGreaterThan(30);
    expect(document.next.at(-1)).toBe('tidemark aggregate');
    const nShown = document.error?.problems.length ?? 0;
    expect(document.truncated.omitted).toBeGreaterThanOrEqual(60 - nNamed + 60 - nShown);
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
