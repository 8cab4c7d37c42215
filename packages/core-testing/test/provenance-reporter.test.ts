import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, utimesSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { createCoverageMap } from 'istanbul-lib-coverage';
import { createContext } from 'istanbul-lib-report';
import { create } from 'istanbul-reports';
import { emptyRepository, temporaryFolder, writeTree } from '../../../tools/test-kit/src/index.ts';
import { expect, test } from 'vitest';
import ProvenanceReporter from '../src/provenance-reporter.ts';

const FILES = {
  'package.json': '{}',
  'src/apple.ts': 'a();\r\n',
  'src/apple.test.ts': 'b();\n',
  'src/ignored.ts': 'c();\n',
  'dist/x.js': '',
  'coverage/sorter.js': '',
  'src/reports/year.ts': 'd();\n',
  '.storybook/main.ts': 'e();\n',
  'src/package.json': '{"type":"module"}',
  'inner/package.json': '{"name":"inner"}',
  'inner/x.ts': '',
  '.gitignore': 'src/ignored.ts\ndist\n',
};

const HOUR_AGO = new Date(Date.now() - 3_600_000);

/** A report of these files, absolute, into the coverage folder of a package. */
function reportOf(packageDir: string, measured: readonly string[] = []) {
  return createContext({
    dir: path.join(packageDir, 'coverage'),
    coverageMap: mapOf(measured),
  });
}

function mapOf(measured: readonly string[]) {
  const map = createCoverageMap();
  for (const file of measured) map.addFileCoverage(file);
  return map;
}

/** Runs the reporter over a package whose files are older than this process. */
function provenanceOf(packageDir: string, measured: readonly string[] = []) {
  for (const name of Object.keys(FILES)) {
    if (existsSync(path.join(packageDir, name))) utimesSync(path.join(packageDir, name), HOUR_AGO, HOUR_AGO);
  }
  new ProvenanceReporter({ projectRoot: packageDir }).execute(reportOf(packageDir, measured));
  return JSON.parse(readFileSync(path.join(packageDir, 'coverage/provenance.json'), 'utf8'));
}

test('provenance names the code of its package alone, as git would store it', () => {
  const { root, write, git } = emptyRepository();
  write({ ...FILES, '.gitattributes': '*.ts text\n' });
  const { files, tool } = provenanceOf(root);
  expect(Object.keys(files)).toEqual([
    '.storybook/main.ts',
    'src/apple.test.ts',
    'src/apple.ts',
    'src/reports/year.ts',
  ]);
  expect(files['src/apple.ts']).toBe(git('hash-object', 'src/apple.ts').trim());
  expect(tool).toMatchObject({ name: 'vitest' });
});

test('without git the ids are the same for plain text', () => {
  const packageDir = temporaryFolder();
  writeTree(packageDir, FILES);
  const { files } = provenanceOf(packageDir);
  const { stdout } = spawnSync('git', ['hash-object', '--no-filters', 'src/apple.ts'], {
    cwd: packageDir,
    encoding: 'utf8',
  });
  expect(files['src/apple.ts']).toBe(stdout.trim());
  expect(Object.keys(files)).toContain('src/ignored.ts');
});

test('code is told by its ending in letters of either case', () => {
  const { root, write } = emptyRepository();
  write({ ...FILES, 'src/Pear.TS': 'd();\n', 'src/plum.astro': '' });
  expect(Object.keys(provenanceOf(root).files)).toEqual(
    expect.arrayContaining(['src/Pear.TS', 'src/plum.astro']),
  );
});

test('a name with a line break is hashed too', () => {
  const { root, write } = emptyRepository();
  write({ ...FILES, 'src/a\nb.ts': 'd();\n' });
  expect(provenanceOf(root).files['src/a\nb.ts']).toBeNull();
});

test('the folder of the report tells the package when vitest does not', () => {
  const packageDir = temporaryFolder();
  writeTree(packageDir, { 'a.ts': '' });
  new ProvenanceReporter().execute(reportOf(packageDir));
  expect(
    Object.keys(JSON.parse(readFileSync(path.join(packageDir, 'coverage/provenance.json'), 'utf8')).files),
  ).toEqual(['a.ts']);
});

test('a package below the root of its repository is recorded by its own files, not by those of the same name there', () => {
  const { root, write, git } = emptyRepository();
  write({ 'src/apple.ts': 'other();\n', '.gitattributes': '*.ts text\n' });
  const inside = Object.fromEntries(
    Object.entries(FILES).map(([at, text]) => [`packages/orchard/${at}`, text]),
  );
  write(inside);
  const provenance = provenanceOf(path.join(root, 'packages/orchard'));
  expect(provenance.package).toBe('packages/orchard');
  expect(provenance.files['src/apple.ts']).toBe(git('hash-object', 'packages/orchard/src/apple.ts').trim());
});

test('packages that were measured along are recorded with their tests', () => {
  const { root, write } = emptyRepository();
  write({ ...FILES, 'inner/x.test.ts': '' });
  const { files } = provenanceOf(root, [path.join(root, 'inner/x.ts'), '/gone/for/good.ts']);
  expect(Object.keys(files)).toEqual(
    expect.arrayContaining(['inner/x.ts', 'inner/x.test.ts', 'src/apple.ts']),
  );
});

test.each([
  ['istanbul', { provider: 'istanbul' } as const],
  ['v8', {}],
])('the provider is recorded as %s', (name, options) => {
  const packageDir = temporaryFolder();
  writeTree(packageDir, { 'a.ts': '' });
  new ProvenanceReporter({ projectRoot: packageDir, ...options }).execute(reportOf(packageDir));
  const text = readFileSync(path.join(packageDir, 'coverage/provenance.json'), 'utf8');
  expect(JSON.parse(text)).toMatchObject({ provider: { name }, package: null });
});

test('a run that only merges blobs of others leaves no provenance', () => {
  const packageDir = temporaryFolder();
  writeTree(packageDir, { 'a.ts': '', 'coverage/provenance.json': '{}' });
  process.argv.push('--merge-reports');
  try {
    new ProvenanceReporter({ projectRoot: packageDir }).execute(reportOf(packageDir));
  } finally {
    process.argv.pop();
  }
  expect(existsSync(path.join(packageDir, 'coverage/provenance.json'))).toBe(false);
});

test('vitest 3 and 4, which start reporters through istanbul-reports, find the reporter by its path', () => {
  const { root, write } = emptyRepository();
  write(FILES);
  const reporter = path.join(import.meta.dirname, '../src/provenance-reporter.ts');
  // What the library makes of a path is none of the names that its types know.
  Reflect.apply(create, null, [reporter, { projectRoot: root }]).execute(reportOf(root));
  expect(existsSync(path.join(root, 'coverage/provenance.json'))).toBe(true);
});
