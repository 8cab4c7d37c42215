import { describe, expect, test } from 'vitest';
import { bands, because, manifest, MANIFEST, orchard, weakened } from './orchard.ts';

const STRICT = bands({ entities: 100, baseline: 90 });

describe('a band', () => {
  test('that is lowered fails, one entry a metric, with the line it stands in', async () => {
    const repository = orchard([STRICT]);
    repository.write({ [MANIFEST]: manifest(bands({ entities: 100, baseline: 80 })) });
    expect(await weakened(repository)).toEqual({
      code: 1,
      reason: 'weakened',
      list: ['branches', 'functions', 'lines', 'statements'].map(
        (metric) => `band-lowered feature.manifest.ts:4 baseline ${metric} (90 → 80)`,
      ),
    });
  });

  test('that is raised, or left out where the default is as high, weakens nothing', async () => {
    const repository = orchard([bands({ entities: 100, baseline: 70 })]);
    repository.write({ [MANIFEST]: manifest() });
    expect(await weakened(repository)).toEqual({ code: 0, reason: 'nothing-executable', list: [] });
  });

  test('that is deleted with the whole block falls back to the defaults, and is lowered', async () => {
    const repository = orchard([STRICT]);
    repository.write({ [MANIFEST]: "export default { name: 'orchard' };\n" });
    expect((await weakened(repository)).list).toContain(
      'band-lowered feature.manifest.ts:1 baseline lines (90 → 80)',
    );
  });

  test('of a layer without a single file is compared too', async () => {
    const repository = orchard([bands({ controllers: 100 })]);
    repository.write({ [MANIFEST]: manifest(bands({ controllers: 50 })) });
    expect((await weakened(repository)).list).toContain(
      'band-lowered feature.manifest.ts:4 controllers lines (100 → 50)',
    );
  });

  test('is compared with what it was when the manifest is deleted', async () => {
    const repository = orchard([STRICT]);
    repository.git('rm', '-q', MANIFEST);
    expect((await weakened(repository)).list).toContain(
      'band-lowered feature.manifest.ts baseline lines (90 → 80)',
    );
  });

  test('is compared with what it was when the manifest is taken out of the index alone', async () => {
    const repository = orchard([STRICT]);
    repository.git('rm', '-q', '--cached', MANIFEST);
    repository.write({ [MANIFEST]: manifest(bands({ entities: 100, baseline: 85 })) });
    expect((await weakened(repository)).list).toContain(
      'band-lowered feature.manifest.ts:4 baseline lines (90 → 85)',
    );
  });

  test('is compared with what it was when the package moved', async () => {
    const repository = orchard([STRICT], { 'feature.manifest.ts': "export default { name: 'root' };\n" });
    repository.git('mv', 'packages/orchard', 'packages/garden');
    repository.write({
      'packages/garden/feature.manifest.ts': manifest(bands({ entities: 100, baseline: 85 })),
    });
    repository.git('add', '-A');
    expect((await weakened(repository)).list).toContain(
      'band-lowered packages/garden/feature.manifest.ts:4 baseline lines (90 → 85)',
    );
  });

  test('is compared with that of the same name when the move was too great for git to see', async () => {
    const repository = orchard([STRICT]);
    repository.git('rm', '-rq', 'packages/orchard');
    repository.write({
      'packages/garden/package.json': '{\n  "private": true,\n  "version": "2.0.0",\n  "name": "orchard"\n}',
      'packages/garden/feature.manifest.ts': `// moved\n\n\n${manifest(bands({ baseline: 81 }))}// ${'x'.repeat(400)}\n`,
      'packages/garden/src/plum.ts': 'export type Plum = 1;\n',
      'feature.manifest.ts': "export default { name: 'root' };\n",
    });
    expect((await weakened(repository)).list).toContain(
      'band-lowered packages/garden/feature.manifest.ts:7 baseline lines (90 → 81)',
    );
  });

  test('of a new package is compared with the default', async () => {
    const repository = orchard([STRICT]);
    repository.write({
      'packages/cellar/package.json': '{"name":"cellar"}',
      'packages/cellar/feature.manifest.ts': manifest(bands({ baseline: 10 })).replace('orchard', 'cellar'),
    });
    expect((await weakened(repository)).list).toContain(
      'band-lowered packages/cellar/feature.manifest.ts:4 baseline lines (80 → 10)',
    );
  });

  test('of files that a new package takes over is compared with the band they had', async () => {
    const repository = orchard([STRICT]);
    repository.write({ 'packages/orchard/src/entities/package.json': '{"name":"@orchard/entities"}' });
    expect((await weakened(repository)).list).toContain(
      'layer-narrowed src/entities/feature.manifest.ts entities to baseline: statements, branches, functions, lines (entities → baseline)',
    );
  });

  test('of a package that had no manifest is compared with the default', async () => {
    const repository = orchard([STRICT], { 'packages/cellar/package.json': '{"name":"cellar"}' });
    repository.write({ 'packages/cellar/feature.manifest.ts': manifest(bands({ baseline: 79 })) });
    expect((await weakened(repository)).code).toBe(1);
  });

  test('is no loss where no manifest was before: adopting Tidemark weakens nothing', async () => {
    const repository = orchard([STRICT]);
    repository.git('rm', '-q', MANIFEST);
    repository.git('commit', '-qm', 'without a manifest');
    repository.write({ [MANIFEST]: manifest(bands({ baseline: 10 })) });
    expect(await weakened(repository, '--base', 'HEAD')).toMatchObject({ code: 0, list: [] });
  });

  test('is compared with the default where the manifest was invalid', async () => {
    const repository = orchard(['bandz: {},']);
    repository.write({ [MANIFEST]: manifest(bands({ baseline: 85 })) });
    expect(await weakened(repository)).toMatchObject({ code: 0, list: [] });
    repository.write({ [MANIFEST]: manifest(bands({ baseline: 75 })) });
    expect((await weakened(repository)).code).toBe(1);
  });
});

describe('a layer', () => {
  const layered = (layers: string, ...coverage: readonly string[]) =>
    manifest(...coverage).replace("name: 'orchard',", `name: 'orchard',\n  layers: { ${layers} },`);
  const CORE = "core: 'src/entities/**'";
  const before = () => {
    const repository = orchard([]);
    repository.write({ [MANIFEST]: layered(CORE, bands({ core: 100, baseline: 80 })) });
    repository.git('commit', '-qam', 'layers of its own');
    return repository;
  };

  test.each([
    ['narrowed by a segment', "core: 'src/entities/*'"],
    ['narrowed to other endings', "core: 'src/entities/**/*.ts'"],
    ['pointed elsewhere', "core: 'src/core/**'"],
    ['narrowed by a negation', "core: 'src/!(entities)/**'"],
  ])('%s fails', async (_how, layers) => {
    const repository = before();
    repository.write({ [MANIFEST]: layered(layers, bands({ core: 100, baseline: 80 })) });
    const { code, list } = await weakened(repository, '--base', 'HEAD');
    expect(code).toBe(1);
    expect(list[0]).toContain('layer-narrowed feature.manifest.ts:3 core to baseline');
  });

  test('that a more specific one with a lower band cuts into fails', async () => {
    const repository = before();
    const cut = layered(`${CORE}, old: 'src/entities/old/**'`, bands({ core: 100, old: 50, baseline: 80 }));
    repository.write({ [MANIFEST]: cut });
    expect((await weakened(repository, '--base', 'HEAD')).list).toEqual([
      'layer-narrowed feature.manifest.ts:3 core to old: statements, branches, functions, lines (core → old)',
    ]);
  });

  test('with a glob that no path can witness is compared by its text', async () => {
    const repository = orchard([]);
    const negated = "core: 'src/!(old)/**'";
    repository.write({ [MANIFEST]: layered(negated, bands({ core: 80 })) });
    repository.git('commit', '-qam', 'a negation');
    repository.write({ [MANIFEST]: layered("core: 'src/core/**'", bands({ core: 80 })) });
    expect((await weakened(repository, '--base', 'HEAD')).list).toContain(
      'layer-narrowed feature.manifest.ts:3 src/!(old)/** (src/!(old)/** → null)',
    );
  });

  test('that ties with another over files still to come is an invalid manifest', async () => {
    const repository = before();
    const tie = layered("core: 'src/entities/**', twin: 'src/entities/**'", bands({ core: 100 }));
    repository.write({ [MANIFEST]: tie });
    expect(await weakened(repository, '--base', 'HEAD')).toMatchObject({
      code: 2,
      reason: 'invalid-manifest',
    });
  });

  test('that is only renamed, or widened, weakens nothing', async () => {
    const repository = before();
    repository.write({
      [MANIFEST]: layered("heart: 'src/{entities,values}/**'", bands({ heart: 100, baseline: 80 })),
    });
    expect(await weakened(repository, '--base', 'HEAD')).toMatchObject({ code: 0, list: [] });
  });
});

describe('an exclusion', () => {
  test.each([
    ['that lets a file out', "exclude: ['src/pear.ts'],", 'manifest exclude src/pear.ts'],
    ['that lets out files still to come', "exclude: ['src/plum/**'],", 'manifest exclude src/plum/**'],
    ['that no path can witness', "exclude: ['src/!(apple)/x.ts'],", 'src/!(apple)/x.ts'],
  ])('%s fails', async (_what, line, subject) => {
    const repository = orchard([STRICT]);
    repository.write({ [MANIFEST]: manifest(STRICT, line) });
    expect((await weakened(repository)).list[0]).toContain(
      `exclude-widened feature.manifest.ts:5 ${subject}`,
    );
  });

  test('that is narrowed, or of what was let out anyway, weakens nothing', async () => {
    const repository = orchard([STRICT, "exclude: ['src/old/**'],"]);
    repository.write({ [MANIFEST]: manifest(STRICT, "exclude: ['src/old/plum.ts', 'src/**/*.test.ts'],") });
    expect(await weakened(repository)).toMatchObject({ code: 0, list: [] });
  });
});

describe('an allow entry', () => {
  const plum = because('goes in May', 'src/plum.ts');

  test('that is new is listed with its reason and passes', async () => {
    const repository = orchard([STRICT]);
    repository.write({ [MANIFEST]: manifest(STRICT, plum) });
    expect(await weakened(repository)).toEqual({
      code: 0,
      reason: 'nothing-executable',
      list: ['allow-widened feature.manifest.ts:5 src/plum.ts (null → 2099-12-31) because goes in May'],
    });
  });

  test('that holds longer than before is listed', async () => {
    const repository = orchard([STRICT, plum.replace('2099', '2098')]);
    repository.write({ [MANIFEST]: manifest(STRICT, plum) });
    expect((await weakened(repository)).list).toEqual([
      'allow-widened feature.manifest.ts:5 src/plum.ts (2098-12-31 → 2099-12-31) because goes in May',
    ]);
  });

  test('that ends sooner, or is gone, weakens nothing', async () => {
    const repository = orchard([STRICT, plum]);
    repository.write({ [MANIFEST]: manifest(STRICT, plum.replace('2099', '2098')) });
    expect((await weakened(repository)).list).toEqual([]);
  });

  test('for the manifest itself explains what this change does to it', async () => {
    const repository = orchard([STRICT]);
    repository.write({ [MANIFEST]: manifest(bands({ entities: 100 }), because('the cellar moves out')) });
    const { code, list } = await weakened(repository);
    expect(code).toBe(0);
    expect(list).toContain(
      'band-lowered feature.manifest.ts:4 baseline lines (90 → 80) because the cellar moves out',
    );
  });

  test('that was there before, or has expired, explains nothing new', async () => {
    const repository = orchard([STRICT, because('an older story')]);
    repository.write({ [MANIFEST]: manifest(bands({ entities: 100 }), because('an older story')) });
    expect((await weakened(repository)).code).toBe(1);
    const expired = because('a new story').replace('2099', '2020');
    repository.write({ [MANIFEST]: manifest(bands({ entities: 100 }), expired) });
    expect((await weakened(repository)).code).toBe(1);
  });

  test('of one package explains nothing in another', async () => {
    const repository = orchard([STRICT], { 'packages/cellar/package.json': '{"name":"cellar"}' });
    repository.write({
      [MANIFEST]: manifest(bands({ entities: 100 })),
      'packages/cellar/feature.manifest.ts': manifest(because('not mine')),
    });
    expect((await weakened(repository)).code).toBe(1);
  });
});

describe('mutation', () => {
  test('with a target or the score lowered fails', async () => {
    const repository = orchard([STRICT, "mutationTargets: ['entities', 'use-cases'],", 'mutationScore: 90,']);
    repository.write({
      [MANIFEST]: manifest(STRICT, "mutationTargets: ['entities'],", 'mutationScore: 60,'),
    });
    expect(await weakened(repository)).toEqual({
      code: 1,
      reason: 'weakened',
      list: [
        'mutation-lowered feature.manifest.ts:5 use-cases (use-cases → null)',
        'mutation-lowered feature.manifest.ts:6 mutationScore (90 → 60)',
      ],
    });
  });
});

describe('--weakening', () => {
  const lowered = () => {
    const repository = orchard([STRICT]);
    repository.write({ [MANIFEST]: manifest() });
    return repository;
  };

  test('warn lists and passes', async () => {
    const { code, list } = await weakened(lowered(), '--weakening', 'warn');
    expect([code, list.length]).toEqual([0, 4]);
  });

  test('off does not look', async () => {
    expect(await weakened(lowered(), '--weakening', 'off')).toMatchObject({ code: 0, list: [] });
  });
});

test.each([
  ['staged', ['--staged']],
  ['committed', ['--head', 'HEAD']],
])('what is %s is judged like the working tree', async (_side, words) => {
  const repository = orchard([STRICT]);
  repository.git('switch', '-qc', 'topic');
  repository.write({ [MANIFEST]: manifest() });
  repository.git('add', '-A');
  if (words[0] === '--head') repository.git('commit', '-qm', 'lower');
  repository.write({ [MANIFEST]: manifest(STRICT) });
  expect((await weakened(repository, ...words)).code).toBe(1);
});

test('a patch is judged by the old blobs it names, and refused when it names none that are here', async () => {
  const repository = orchard([STRICT]);
  repository.write({ [MANIFEST]: manifest() });
  const patch = repository.git('diff');
  repository.write({ 'lower.patch': patch });
  expect((await weakened(repository, '--diff-file', 'lower.patch')).code).toBe(1);
  repository.write({ 'lower.patch': patch.replace(/^index .*\n/m, '') });
  expect(await weakened(repository, '--diff-file', 'lower.patch')).toMatchObject({
    code: 2,
    reason: 'bad-diff',
  });
});
