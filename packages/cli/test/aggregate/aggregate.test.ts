import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { createRepository, istanbul, lcov, type FileTree, type Repository } from '@tidemark/test-kit';
import { describe, expect, test } from 'vitest';
import { aggregate, hits, source } from '../run-tidemark.ts';

const MANIFEST = (percent: number) =>
  `export default { name: 'orchard', coverage: { bands: { baseline: { statements: ${percent}, branches: 0, functions: 0, lines: ${percent} } } } };\n`;

function workspace(files: FileTree = {}): Repository {
  return createRepository({
    '.gitignore': 'coverage/\n!/coverage/summary.json\n',
    'package.json': '{"name":"shop"}',
    'pnpm-workspace.yaml': "packages:\n  - packages/*\n  - '!packages/old'\n",
    'packages/orchard/package.json': '{"name":"@shop/orchard","scripts":{"test:coverage":""}}',
    'packages/orchard/feature.manifest.ts': MANIFEST(50),
    'packages/orchard/src/apple.ts': source(4),
    'packages/orchard/src/apple.test.ts': source(1),
    'packages/old/package.json': '{"name":"@shop/old"}',
    'packages/old/src/a.test.ts': source(1),
    ...files,
  });
}

function measured(files: FileTree = {}) {
  const repository = workspace();
  repository.write({
    'packages/orchard/coverage/lcov.info': lcov({ 'src/apple.ts': hits(4, { 4: 0 }) }),
    ...files,
  });
  return repository;
}

const summaryOf = ({ root }: Repository) => readFileSync(path.join(root, 'coverage/summary.json'), 'utf8');

describe('the summary of a workspace', () => {
  test('has the four metrics by package and layer, each held against its band', async () => {
    const repository = measured();
    const answer = await aggregate(repository);
    expect(answer).toMatchObject({
      code: 0,
      document: {
        status: 'pass',
        reason: 'held',
        summary: {
          packages: 1,
          files: 1,
          lines: { total: 4, covered: 3, pct: 75 },
          branches: { total: 0, pct: null },
        },
      },
    });
    expect(JSON.parse(summaryOf(repository))).toMatchObject({
      total: { lines: { total: 4, covered: 3, skipped: 0, pct: 75 } },
      packages: {
        '@shop/orchard': {
          path: 'packages/orchard',
          granularity: 'line',
          layers: { baseline: { held: true, band: { lines: 50 } } },
        },
      },
    });
    expect(answer.stderr).toContain('@shop/orchard');
  });

  test('is the same bytes on every run, from any folder', async () => {
    const repository = measured();
    await aggregate(repository);
    const first = summaryOf(repository);
    await aggregate(path.join(repository.root, 'packages/orchard'));
    expect(summaryOf(repository)).toBe(first);
    expect(first).not.toContain(repository.root);
  });

  test('comes with merged reports that hold paths of the repository', async () => {
    const repository = measured({
      'packages/orchard/coverage/coverage-final.json': istanbul({
        'src/apple.ts': [
          [1, 1, 1],
          [2, 2, 0],
        ],
      }),
    });
    const { document } = await aggregate(repository);
    expect(document.written).toEqual([
      'coverage/summary.json',
      'coverage/.out/lcov.info',
      'coverage/.out/coverage-final.json',
      'coverage/.out/cobertura.xml',
    ]);
    for (const name of document.written.slice(1))
      expect(readFileSync(path.join(repository.root, name), 'utf8')).toContain(
        'packages/orchard/src/apple.ts',
      );
    const out = (await aggregate(repository, '--out', 'reports')).document.written;
    expect(out).toContain('reports/lcov.info');
  });

  test('--check writes nothing, passes on the committed bytes and fails on others', async () => {
    const repository = measured();
    expect(await aggregate(repository, '--check')).toMatchObject({
      code: 1,
      document: { reason: 'summary-differs', written: [] },
    });
    await aggregate(repository);
    expect((await aggregate(repository, '--check')).code).toBe(0);
  });

  test('leaves what lay there, and nothing else, where there is nothing to add up', async () => {
    const repository = measured({ 'coverage/.out/lcov.info': `#${'.'.repeat(17 << 20)}\n` });
    repository.remove('packages/orchard/coverage/lcov.info');
    const out = path.join(repository.root, 'coverage/.out');
    expect((await aggregate(repository)).document.reason).toBe('no-evidence');
    expect(statSync(path.join(out, 'lcov.info')).size).toBeGreaterThan(17 << 20);
    expect(readdirSync(out).toSorted()).toEqual(['.gitignore', 'aggregate.json', 'lcov.info']);
    repository.write({ 'packages/orchard/coverage/lcov.info': lcov({ 'src/apple.ts': hits(4) }) });
    expect((await aggregate(repository)).code).toBe(0);
    const fresh = measured({ 'packages/orchard/coverage/lcov.info': lcov({ 'src/apple.ts': hits(4) }) });
    await aggregate(fresh);
    const merged = (root: string) => readFileSync(path.join(root, 'coverage/.out/lcov.info'), 'utf8');
    expect(merged(repository.root)).toBe(merged(fresh.root));
    expect(readdirSync(out).toSorted()).toEqual([
      '.gitignore',
      'aggregate.json',
      'cobertura.xml',
      'lcov.info',
    ]);
  });

  test('adds up two reports of one file', async () => {
    const repository = measured({ 'more.info': lcov({ 'packages/orchard/src/apple.ts': { 4: 1 } }) });
    const { document } = await aggregate(
      repository,
      '--coverage',
      'more.info',
      '--coverage',
      'packages/*/coverage/*.info',
    );
    expect(document.summary).toMatchObject({ lines: { total: 4, covered: 4 } });
  });
});

test('a report that a cache brought from another machine counts for the files it means', async () => {
  const foreign = lcov({ '/ci/other/packages/orchard/src/apple.ts': hits(4) });
  const { document } = await aggregate(measured({ 'packages/orchard/coverage/lcov.info': foreign }));
  expect(document).toMatchObject({ status: 'pass', summary: { files: 1, lines: { covered: 4 } } });
});

describe('a promise that is not kept', () => {
  test('is named by package, layer and metric, in integers', async () => {
    const repository = measured({ 'packages/orchard/feature.manifest.ts': MANIFEST(80) });
    const answer = await aggregate(repository);
    expect(answer).toMatchObject({ code: 1, document: { status: 'fail', reason: 'band-not-held' } });
    expect(answer.document.below).toMatchObject([
      {
        package: '@shop/orchard',
        layer: 'baseline',
        metric: 'lines',
        actual: { covered: 3, total: 4 },
        required: 80,
      },
      { metric: 'statements' },
    ]);
    expect(answer.document.next[0]).toBe('pnpm --filter @shop/orchard test:coverage');
    expect(answer.stderr).toContain('lines 3 of 4, 80 % promised');
    expect(answer.document.written).not.toContain('coverage/summary.json');
    expect(() => summaryOf(repository)).toThrow('ENOENT');
    const page = await aggregate(repository, '--max-items', '1');
    expect(page.document.below).toHaveLength(1);
    expect(page.stderr).toContain('and 1 more, left out by --max-items or --offset\n2 bands not held');
  });

  test('is told from the default band of a package without a manifest, which nobody promised', async () => {
    const repository = createRepository({ 'src/apple.ts': source(4) });
    repository.write({ 'coverage/lcov.info': lcov({ 'src/apple.ts': hits(4, { 4: 0 }) }) });
    const { document, stderr } = await aggregate(repository);
    expect(document.below).toMatchObject([
      { package: '(root)', metric: 'lines', required: 80, isDefault: true },
      { metric: 'statements', isDefault: true },
    ]);
    expect(document.below[0]?.hint).toContain('the default band of 80 %');
    expect(stderr).toContain('lines 3 of 4, 80 % by the default band');
  });

  test('is one of a package with a manifest that leaves a file out of its report', async () => {
    const repository = measured({
      'packages/orchard/src/pear.ts': source(1),
      'packages/orchard/src/types.ts': 'export type A = 1;\n',
    });
    const answer = await aggregate(repository);
    expect(answer).toMatchObject({ code: 1, document: { reason: 'unmeasured' } });
    expect(answer.document.unmeasured.map((entry) => entry.file)).toEqual(['packages/orchard/src/pear.ts']);
  });
});

describe('evidence of a workspace', () => {
  test('is missing when a package with tests has no report, which is no smaller number', async () => {
    const answer = await aggregate(workspace());
    expect(answer).toMatchObject({
      code: 2,
      document: { status: 'error', error: { code: 'no-evidence', files: ['packages/orchard'] } },
    });
    const both = measured({
      'packages/cellar/package.json': '{"name":"@shop/cellar"}',
      'packages/cellar/src/a.test.ts': source(1),
      'packages/cellar/src/a.ts': source(1),
    });
    expect((await aggregate(both)).document.error?.files).toEqual(['packages/cellar']);
  });

  test('is missing when the report of the root, or one that is named, tells nothing of a package with tests', async () => {
    const cellar = {
      'packages/cellar/package.json': '{"name":"@shop/cellar"}',
      'packages/cellar/src/a.test.ts': source(1),
      'packages/cellar/src/a.ts': source(1),
    };
    const apple = lcov({ 'packages/orchard/src/apple.ts': hits(4) });
    const repository = measured({ ...cellar, 'coverage/lcov.info': apple });
    const missing = { code: 2, document: { error: { code: 'no-evidence', files: ['packages/cellar'] } } };
    expect(await aggregate(repository)).toMatchObject(missing);
    expect(await aggregate(repository, '--coverage', 'coverage/lcov.info')).toMatchObject(missing);
    repository.write({ 'packages/cellar/src/a.ts': 'export type A = 1;\n' });
    expect(await aggregate(repository)).toMatchObject({ document: { status: 'pass' } });
    // Git still lists a file that was deleted; nothing in it can run.
    repository.commit('cellar');
    repository.remove('packages/cellar/src/a.ts');
    expect(await aggregate(repository)).toMatchObject({ document: { status: 'pass' } });
  });

  test('is missing when no package has any', async () => {
    expect((await aggregate(createRepository({ 'README.md': '' }))).document.error).toMatchObject({
      code: 'no-evidence',
    });
  });

  test('that cannot be read is bad evidence', async () => {
    expect(
      (await aggregate(measured({ 'packages/orchard/coverage/lcov.info': '' }))).document.error,
    ).toMatchObject({ code: 'bad-evidence', files: ['packages/orchard/coverage/lcov.info'] });
  });

  describe.each([
    ['coverage/lcov.info', ''],
    ['coverage/coverage-final.json', '{}\n'],
  ])('in an empty %s', (report, text) => {
    const place = `packages/types/${report}`;
    const types = {
      'packages/types/package.json': '{"name":"@shop/types"}',
      'packages/types/src/apple.d.ts': 'export type Apple = string;\n',
      [place]: text,
    };
    const refused = { code: 2, document: { reason: 'bad-evidence', error: { files: [place] } } };

    test('is none of a package that has nothing to measure', async () => {
      expect(await aggregate(measured(types))).toMatchObject({ code: 0, document: { reason: 'held' } });
    });

    test('is bad of a package that has', async () => {
      const withCode = { ...types, 'packages/types/src/apple.ts': source(1) };
      expect(await aggregate(measured(withCode))).toMatchObject(refused);
    });

    test('is bad where the report only begins like an empty one', async () => {
      const torn = { ...types, [place]: `${text}\n\n\n\nnonsense` };
      expect(await aggregate(measured(torn))).toMatchObject(refused);
    });
  });

  test('of a layer without files is a warning, not a silent pass', async () => {
    const manifest = "export default { name: 'orchard', layers: { domain: 'src/domain/**' } };\n";
    const { document } = await aggregate(measured({ 'packages/orchard/feature.manifest.ts': manifest }));
    expect(document.warnings).toContainEqual({
      code: 'empty-layer',
      message: expect.stringContaining('layer domain'),
    });
  });

  test('of code that no report tells of is a warning where no manifest promises anything of it', async () => {
    const repository = measured({
      'packages/orchard/src/pear.ts': source(2),
      'packages/orchard/src/types.ts': 'export type Plum = 1;\n',
    });
    repository.remove('packages/orchard/feature.manifest.ts');
    const { document } = await aggregate(repository);
    expect(document.warnings.filter(({ code }) => code === 'untold')).toEqual([
      {
        code: 'untold',
        message:
          'no report tells of packages/orchard/src/pear.ts: a feature.manifest.ts holds a package to all its code',
      },
    ]);
    repository.remove('packages/orchard/src/pear.ts');
    expect((await aggregate(repository)).document.warnings.map(({ code }) => code)).not.toContain('untold');
  });
});

describe('a workspace that is off', () => {
  test.each([
    [
      'a manifest that is no data',
      { 'packages/orchard/feature.manifest.ts': 'export default make();\n' },
      'invalid-manifest',
    ],
    [
      'a file in two layers',
      {
        'packages/orchard/feature.manifest.ts':
          "export default { name: 'o', layers: { a: 'src/a*.ts', b: 'src/*e.ts' } };\n",
      },
      'invalid-manifest',
    ],
    ['a package.json that is no JSON', { 'packages/orchard/package.json': '{' }, 'invalid-workspace'],
    ['a pnpm-workspace.yaml that is no mapping', { 'pnpm-workspace.yaml': '- a\n' }, 'invalid-workspace'],
    ['a pnpm-workspace.yaml that is no YAML', { 'pnpm-workspace.yaml': '{' }, 'invalid-workspace'],
    [
      'a glob that nobody could wait for',
      { 'pnpm-workspace.yaml': 'packages: ["+(+(a))/b"]\n' },
      'invalid-workspace',
    ],
    [
      'two packages of one name',
      { 'packages/cellar/package.json': '{"name":"@shop/orchard"}' },
      'invalid-workspace',
    ],
  ])('%s is an error', async (_what, files, code) => {
    expect((await aggregate(measured(files))).document.error).toMatchObject({ code });
  });

  test('of which a part is tracked and a part is not is wrong in both at once', async () => {
    const repository = measured({ 'packages/orchard/feature.manifest.ts': 'export default 1;\n' });
    repository.write({
      'packages/plum/package.json': '{"name":"@shop/plum"}',
      'packages/plum/feature.manifest.ts': 'export default 2;\n',
    });
    expect((await aggregate(repository)).document.error?.problems).toMatchObject([
      { file: 'packages/plum/feature.manifest.ts' },
      { file: 'packages/orchard/feature.manifest.ts' },
    ]);
  });

  test('is the same whether git tracks its packages or not', async () => {
    const repository = measured();
    const plum = {
      'packages/plum/package.json': '{"name":"@shop/plum"}',
      'packages/plum/feature.manifest.ts': MANIFEST(50).replace('orchard', 'plum'),
      'packages/plum/src/plum.ts': source(2),
      'packages/plum/coverage/lcov.info': lcov({ 'src/plum.ts': hits(2) }),
    };
    repository.write(plum);
    expect((await aggregate(repository)).code).toBe(0);
    const untracked = summaryOf(repository);
    repository.commit('plums');
    await aggregate(repository);
    expect(summaryOf(repository)).toBe(untracked);
    expect(Object.keys(JSON.parse(untracked).packages)).toEqual(['@shop/orchard', '@shop/plum']);
  });

  test('of npm or yarn is read from package.json, and named by its own commands', async () => {
    for (const [lock, command] of [
      ['package-lock.json', 'npm run test:coverage --workspace @shop/orchard'],
      ['yarn.lock', 'yarn workspace @shop/orchard test:coverage'],
    ] as const) {
      const repository = measured({
        [lock]: '',
        'package.json': '{"name":"shop","workspaces":{"packages":["./packages/orchard/"]}}',
        'packages/orchard/feature.manifest.ts': MANIFEST(80),
      });
      repository.remove('pnpm-workspace.yaml');
      expect((await aggregate(repository)).document.next[0]).toBe(command);
    }
  });
});
