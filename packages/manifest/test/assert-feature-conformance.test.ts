import { temporaryFolder, writeTree } from '@tidemark/test-kit';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { assertFeatureConformance, defineFeature, FeatureConformanceError } from '../src/index.ts';

const manifest = defineFeature({ name: 'orchard' });
const metrics = (covered: number, total: number) => {
  const ratio = { covered, total, skipped: 0, pct: 0 };
  return { lines: ratio, statements: ratio, functions: ratio, branches: ratio };
};

function boot(summary: unknown, env: Record<string, string> = {}) {
  const packageDir = temporaryFolder();
  const text = typeof summary === 'string' ? summary : JSON.stringify(summary);
  if (summary !== null) writeTree(packageDir, { 'coverage/coverage-summary.json': text });
  const warnings: string[] = [];
  const run = () =>
    assertFeatureConformance(manifest, { packageDir, env, warn: (message) => warnings.push(message) });
  return { run, warnings, packageDir };
}

describe('a boot', () => {
  test('goes on when every band is held', () => {
    const packageDir = temporaryFolder();
    const file = path.join(packageDir, 'src/entities/apple.ts');
    writeTree(packageDir, {
      'coverage/coverage-summary.json': JSON.stringify({ total: metrics(0, 0), [file]: metrics(2, 2) }),
    });
    expect(() => assertFeatureConformance(manifest, { packageDir })).not.toThrow();
  });

  test('is told which layers hold their bands, and by how much', () => {
    const { run } = boot({
      'src/entities/apple.ts': metrics(2, 2),
      'src/index.ts': metrics(4, 5),
      'src/tree.ts': metrics(5, 5),
    });
    const held = (covered: number, total: number) => {
      const ratio = { covered, total };
      return { lines: ratio, statements: ratio, functions: ratio, branches: ratio };
    };
    expect(run()).toEqual([
      { layer: 'entities', actual: held(2, 2) },
      { layer: 'baseline', actual: held(9, 10) },
    ]);
  });

  test('may name the folder of a package by its URL', () => {
    const packageDir = path.join(temporaryFolder(), 'red orchard');
    const file = path.join(packageDir, 'src/entities/apple.ts');
    const summary = { [file]: metrics(9, 10) };
    writeTree(packageDir, { 'coverage/coverage-summary.json': JSON.stringify(summary) });
    const url = pathToFileURL(`${packageDir}/`);
    expect(() => assertFeatureConformance(manifest, { packageDir: url, env: {} })).toThrow(
      'entities: lines 9 of 10, 100 % promised',
    );
  });

  test('stops with one error that names every shortfall in integers', () => {
    const { run } = boot({ 'src/entities/apple.ts': metrics(9, 10), 'src/pear.ts': metrics(1, 2) });
    const error = (() => {
      try {
        run();
      } catch (thrown) {
        return thrown;
      }
      return null;
    })();
    expect(error).toBeInstanceOf(FeatureConformanceError);
    expect(error instanceof FeatureConformanceError ? error.shortfalls : []).toHaveLength(8);
    expect(error).toMatchObject({
      shortfalls: expect.arrayContaining([
        {
          feature: 'orchard',
          layer: 'baseline',
          metric: 'lines',
          actual: { covered: 1, total: 2 },
          required: 80,
        },
      ]),
    });
    expect(String(error)).toContain('baseline: lines 1 of 2, 80 % promised');
  });

  test('finds the files of another machine behind the folder of the package', () => {
    const root = temporaryFolder();
    const packageDir = path.join(root, 'orchard');
    writeTree(packageDir, {
      'coverage/coverage-summary.json': JSON.stringify({
        '/ci/shop/orchard/src/entities/apple.ts': metrics(9, 10),
      }),
    });
    expect(() => assertFeatureConformance(manifest, { packageDir, env: {} })).toThrow(
      'entities: statements 9 of 10, 100 % promised',
    );
  });

  test('warns of a layer that was declared and holds no file', () => {
    const declared = defineFeature({ name: 'orchard', layers: { domain: 'src/domain/**' } });
    const { packageDir, warnings } = boot({ 'src/a.ts': metrics(1, 1) });
    assertFeatureConformance(declared, { packageDir, env: {}, warn: (message) => warnings.push(message) });
    expect(warnings).toEqual(['orchard: no measured file is in layer domain, so its band holds nothing']);
  });

  test('stops without a report, and only warns with USE_DEV_SEED=true', () => {
    expect(boot(null).run).toThrow('there is no coverage report');
    const { run, warnings } = boot(null, { USE_DEV_SEED: 'true' });
    expect(run()).toEqual([]);
    expect(warnings).toHaveLength(1);
    expect(boot(null, { USE_DEV_SEED: '1' }).run).toThrow(FeatureConformanceError);
  });

  test.each([
    '',
    '[]',
    '{}',
    { '/elsewhere/a.ts': metrics(1, 1) },
    { 'src/a.ts': metrics(0, 0) },
    { 'src/a.ts': {} },
    { 'src/a.ts': 1 },
    { 'src/a.ts': metrics(3, 2) },
  ])('stops on a report of %j, with USE_DEV_SEED too', (summary) => {
    expect(boot(summary, { USE_DEV_SEED: 'true' }).run).toThrow(FeatureConformanceError);
  });

  test('stops when a file is in two layers', () => {
    const torn = defineFeature({ name: 'orchard', layers: { left: 'src/a*', right: 'src/*b' } });
    const { packageDir } = boot({ 'src/ab': metrics(1, 1) });
    expect(() => assertFeatureConformance(torn, { packageDir, env: {} })).toThrow('is in two layers');
  });
});
