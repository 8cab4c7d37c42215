import { spawnSync } from 'node:child_process';
import { readFileSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { emptyRepository, temporaryFolder, writeTree } from '../../../tools/test-kit/src/index.ts';
import { expect, test } from 'vitest';
import ProvenanceReporter from '../src/provenance-reporter.ts';

const FILES = {
  'package.json': '{}',
  'src/apple.ts': 'a();\r\n',
  'src/apple.test.ts': 'b();\n',
  'src/ignored.ts': 'c();\n',
  '.hidden/x.ts': '',
  'dist/x.js': '',
  'inner/package.json': '{}',
  'inner/x.ts': '',
  '.gitignore': 'src/ignored.ts\n',
};

/** Runs the reporter over a package whose files are older than this process. */
function provenanceOf(packageDir: string) {
  const before = new Date(Date.now() - 3_600_000);
  for (const name of Object.keys(FILES)) utimesSync(path.join(packageDir, name), before, before);
  new ProvenanceReporter({ projectRoot: packageDir }).execute({ dir: path.join(packageDir, 'coverage') });
  return JSON.parse(readFileSync(path.join(packageDir, 'coverage/provenance.json'), 'utf8'));
}

test('provenance names the code of its package alone, as git would store it', () => {
  const { root, write, git } = emptyRepository();
  write({ ...FILES, '.gitattributes': '*.ts text\n' });
  const { files, tool } = provenanceOf(root);
  expect(Object.keys(files)).toEqual(['src/apple.test.ts', 'src/apple.ts']);
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

test('a name with a line break is hashed too', () => {
  const { root, write } = emptyRepository();
  write({ ...FILES, 'src/a\nb.ts': 'd();\n' });
  expect(provenanceOf(root).files['src/a\nb.ts']).toBeNull();
});

test('the folder of the report tells the package when vitest does not', () => {
  const packageDir = temporaryFolder();
  writeTree(packageDir, { 'a.ts': '' });
  new ProvenanceReporter().execute({ dir: path.join(packageDir, 'coverage') });
  expect(
    Object.keys(JSON.parse(readFileSync(path.join(packageDir, 'coverage/provenance.json'), 'utf8')).files),
  ).toEqual(['a.ts']);
});
