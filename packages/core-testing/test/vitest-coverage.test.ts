import { spawnSync } from 'node:child_process';
import { readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder, writeTree, type FileTree } from '../../../tools/test-kit/src/index.ts';
import { describe, expect, test } from 'vitest';
import { vitestCoverage } from '../src/index.ts';

const here = path.resolve(import.meta.dirname, '..');
const FULL = 'export const one = () => 1;\n';
const HALF = 'export const one = () => 1;\nexport const two = () => 2;\n';
const TEST = (file: string) =>
  `import { expect, test } from 'vitest';\nimport { one } from './${file}';\ntest('one', () => expect(one()).toBe(1));\n`;

/** A package of its own with real vitest: config, manifest, sources and a test for each. */
function packageWith(manifest: string, files: FileTree): string {
  const folder = temporaryFolder();
  symlinkSync(path.join(here, 'node_modules'), path.join(folder, 'node_modules'));
  writeTree(folder, {
    'package.json': '{"name":"orchard","type":"module"}',
    'feature.manifest.ts': `export default ${manifest};\n`,
    'vitest.config.ts': `import { defineConfig } from 'vitest/config';\nimport { vitestCoverage } from '${here}/src/index.ts';\nimport manifest from './feature.manifest.ts';\nexport default defineConfig({ test: { coverage: vitestCoverage(manifest) } });\n`,
    ...files,
  });
  return folder;
}

function measure(folder: string) {
  const vitest = path.join(here, 'node_modules/.bin/vitest');
  const { status, stdout, stderr } = spawnSync(vitest, ['run', '--coverage'], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', NO_COLOR: '1' },
  });
  const missed = [...`${stdout}${stderr}`.matchAll(/does not meet "?([^"]+?)"? threshold/g)].map(
    (match) => match[1],
  );
  return { status, missed: [...new Set(missed)].toSorted(), output: `${stdout}${stderr}` };
}

const band = (percent: number) =>
  `{ statements: ${percent}, branches: 0, functions: ${percent}, lines: ${percent} }`;

describe('the thresholds of a manifest, in a real vitest run', () => {
  test('hold when every layer is at its band, and fail by the name of the layer that is not', () => {
    const manifest = `{ name: 'orchard', coverage: { bands: { entities: ${band(100)}, baseline: ${band(50)} } } }`;
    const files = {
      'src/entities/apple.ts': FULL,
      'src/entities/apple.test.ts': TEST('apple.ts'),
      'src/pear.ts': HALF,
      'src/pear.test.ts': TEST('pear.ts'),
    };
    expect(measure(packageWith(manifest, files))).toMatchObject({ status: 0, missed: [] });
    expect(measure(packageWith(manifest, { ...files, 'src/entities/apple.ts': HALF }))).toMatchObject({
      status: 1,
      missed: ['src/entities/**'],
    });
  });

  test('hold the baseline over its own files alone, however well a strict layer does', () => {
    const manifest = `{ name: 'orchard', coverage: { bands: { entities: ${band(100)}, baseline: ${band(60)} } } }`;
    const files = {
      'src/entities/apple.ts': FULL.repeat(1) + '// covered\n',
      'src/entities/apple.test.ts': TEST('apple.ts'),
      'src/pear.ts': HALF,
      'src/pear.test.ts': TEST('pear.ts'),
    };
    const { status, missed } = measure(packageWith(manifest, files));
    expect(status).toBe(1);
    expect(missed).toEqual([
      '!{src/entities/**,src/application/use-cases/**,src/interface-adapters/controllers/**}',
    ]);
  });

  test('count files that no test loads', () => {
    const manifest = `{ name: 'orchard', coverage: { bands: { baseline: ${band(90)} } } }`;
    const files = { 'src/apple.ts': FULL, 'src/apple.test.ts': TEST('apple.ts'), 'src/never.ts': HALF };
    expect(measure(packageWith(manifest, files))).toMatchObject({ status: 1 });
  });

  test('give a file of two globs to the narrower layer', () => {
    const manifest = `{ name: 'orchard', layers: { domain: 'src/domain/**', rules: 'src/domain/rules/**' }, coverage: { bands: { domain: ${band(100)}, rules: ${band(50)} } } }`;
    const files = {
      'src/domain/apple.ts': FULL,
      'src/domain/apple.test.ts': TEST('apple.ts'),
      'src/domain/rules/pear.ts': HALF,
      'src/domain/rules/pear.test.ts': TEST('pear.ts'),
    };
    expect(measure(packageWith(manifest, files))).toMatchObject({ status: 0, missed: [] });
    expect(measure(packageWith(manifest, { ...files, 'src/domain/apple.ts': HALF }))).toMatchObject({
      status: 1,
      missed: ['src/domain/apple.ts'],
    });
  });

  test('leave the committed files of a workspace alone, and write every report with its provenance', () => {
    const manifest =
      "{ name: 'orchard', coverage: { bands: { baseline: { statements: 0, branches: 0, functions: 0, lines: 0 } } } }";
    const folder = packageWith(manifest, {
      'src/apple.ts': FULL,
      'src/apple.test.ts': TEST('apple.ts'),
      '../coverage/summary.json': '{}',
    });
    spawnSync('git', ['init', '-q'], { cwd: folder });
    expect(measure(folder).output).toContain('1 passed');
    const provenance = JSON.parse(readFileSync(path.join(folder, 'coverage/provenance.json'), 'utf8'));
    expect(provenance).toMatchObject({
      schemaVersion: 1,
      tool: { name: 'vitest', version: '5.1.0' },
      provider: { name: 'v8', version: '5.1.0' },
      node: process.version,
    });
    const blob = spawnSync('git', ['hash-object', 'src/apple.ts'], {
      cwd: folder,
      encoding: 'utf8',
    }).stdout.trim();
    expect(provenance.files).toMatchObject({ 'src/apple.ts': blob });
    expect(Object.keys(provenance.files)).toEqual([
      'feature.manifest.ts',
      'src/apple.test.ts',
      'src/apple.ts',
      'vitest.config.ts',
    ]);
    for (const name of ['coverage-final.json', 'lcov.info', 'coverage-summary.json'])
      expect(readFileSync(path.join(folder, 'coverage', name), 'utf8')).toContain('apple.ts');
  });

  test('note a file that was written while the tests ran', () => {
    const writes = `import { appendFileSync } from 'node:fs';\nimport { test } from 'vitest';\nimport './apple.ts';\ntest('writes', () => appendFileSync('src/apple.ts', '// late\\n'));\n`;
    const folder = packageWith(
      "{ name: 'orchard', coverage: { bands: { baseline: { statements: 0, branches: 0, functions: 0, lines: 0 } } } }",
      { 'src/apple.ts': FULL, 'src/apple.test.ts': writes },
    );
    measure(folder);
    const { files } = JSON.parse(readFileSync(path.join(folder, 'coverage/provenance.json'), 'utf8'));
    expect(files['src/apple.ts']).toBeNull();
    expect(files['src/apple.test.ts']).toMatch(/^[0-9a-f]{40}$/);
  });
});

test('a file in two layers is told when the options are made', () => {
  const packageDir = temporaryFolder();
  writeTree(packageDir, { 'src/ab.ts': FULL });
  expect(() =>
    vitestCoverage({ name: 'orchard', layers: { left: 'src/a*', right: 'src/*b.ts' } }, { packageDir }),
  ).not.toThrow();
  expect(() =>
    vitestCoverage({ name: 'orchard', layers: { left: 'src/a*.ts', right: 'src/*b.ts' } }, { packageDir }),
  ).toThrow('two layers');
});

test('what a manifest excludes or allows is not measured, and layers outside of src are', () => {
  const packageDir = temporaryFolder();
  const options = vitestCoverage(
    {
      name: 'orchard',
      layers: { lib: 'lib/**' },
      coverage: {
        exclude: ['src/generated/**'],
        allow: [{ path: 'src/old.ts', reason: 'goes', owner: 'ada', expires: '2099-12-31' }],
      },
    },
    { packageDir },
  );
  expect(options.include).toContain('lib/**');
  expect(options.exclude).toEqual(expect.arrayContaining(['src/generated/**', 'src/old.ts']));
  expect(options.thresholds).toEqual({});
});

describe('the options follow the vitest and the place of the package', () => {
  const orchard = (files: FileTree) => {
    const packageDir = path.join(temporaryFolder(), 'orchard (old)');
    writeTree(packageDir, files);
    return vitestCoverage({ name: 'orchard', coverage: { exclude: ['src/made/**'] } }, { packageDir });
  };
  const installed = (version: string) => ({
    'package.json': '{}',
    'node_modules/vitest/package.json': JSON.stringify({ version }),
  });

  test('vitest 4, which looks for a relative glob anywhere in a path, is given absolute ones', () => {
    const { include, exclude } = orchard(installed('4.1.12'));
    expect(include[0]).toMatch(/^\/.*\/orchard \\\(old\\\)\/src\/\*\*/);
    expect(exclude.at(-1)).toMatch(/^\/.*\/orchard \\\(old\\\)\/src\/made\/\*\*$/);
  });

  test.each(['3.2.7', '5.1.0'])('vitest %s is given globs from the root of the package', (version) => {
    const { include, exclude } = orchard(installed(version));
    expect(include[0]).toMatch(/^src\/\*\*/);
    expect(exclude.at(-1)).toBe('src/made/**');
  });

  test('where no vitest is found they are globs from the root of the package', () => {
    expect(orchard({ 'package.json': '{}' }).include[0]).toMatch(/^src\/\*\*/);
  });

  test('files are named one by one where the glob of their layer would take those of a narrower one', () => {
    const packageDir = temporaryFolder();
    writeTree(packageDir, { 'src/domain/apple.ts': FULL, 'src/domain/rules/(old).ts': FULL });
    const layers = { entities: 'src/domain/**', rules: 'src/domain/rules/**' };
    const { thresholds } = vitestCoverage({ name: 'orchard', layers }, { packageDir });
    expect(Object.keys(thresholds)).toEqual(['src/domain/apple.ts', 'src/domain/rules/**']);
  });

  test('a file in two layers has no threshold that would be right', () => {
    const packageDir = temporaryFolder();
    writeTree(packageDir, { 'src/apple.ts': FULL });
    const layers = { early: 'src/a*.ts', late: 'src/*e.ts' };
    expect(() => vitestCoverage({ name: 'orchard', layers }, { packageDir })).toThrow('is in two layers');
  });

  test('a package inside, also one whose package.json nobody can read, is none of its files', () => {
    const packageDir = temporaryFolder();
    writeTree(packageDir, {
      'src/apple.ts': FULL,
      'src/entities/package.json': '{',
      'src/entities/pear.ts': FULL,
      'src/application/package.json': '{"name":"plum"}',
      'src/application/use-cases/plum.ts': FULL,
    });
    const { thresholds } = vitestCoverage({ name: 'orchard', layers: { all: '**' } }, { packageDir });
    expect(thresholds).toEqual({ '**': expect.objectContaining({ lines: 80 }) });
    const { thresholds: usual } = vitestCoverage({ name: 'orchard' }, { packageDir });
    expect(Object.keys(usual)).toHaveLength(1);
  });

  test('a package at the root of a repository keeps what is committed in coverage, another one starts empty', () => {
    expect(orchard({ ...installed('5.1.0'), '.git/HEAD': '' }).clean).toBe(false);
    expect(orchard(installed('5.1.0')).clean).toBe(true);
  });
});
