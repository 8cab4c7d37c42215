import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  createRepository,
  lcov,
  repositoryAt,
  type Repository,
  runProcess,
  temporaryFolder,
} from '@tidemark/test-kit';
import { describe, expect, test } from 'vitest';
import { nodeFiles } from '../../src/world/node-files.ts';
import { aggregate, diff, hits, source, uncoveredLines } from '../run-tidemark.ts';

const APPLE = 'src/apple.ts';
const USAGE = { code: 2, document: { status: 'error', error: { code: 'usage' } } };

/** A change of three lines, of which the report says that the first never ran. */
function orchard(): Repository {
  const repository = createRepository({ [APPLE]: 'old();\n' });
  repository.write({ [APPLE]: source(3), 'coverage/lcov.info': lcov({ [APPLE]: hits(3, { 1: 0 }) }) });
  return repository;
}

function link(repository: Repository, at: string, target: string): void {
  mkdirSync(path.dirname(path.join(repository.root, at)), { recursive: true });
  symlinkSync(target, path.join(repository.root, at));
}

describe('what Tidemark writes by itself stays within the repository', () => {
  test('where coverage is a link that leads nowhere', async () => {
    const repository = createRepository({ [APPLE]: 'old();\n' });
    repository.write({ [APPLE]: source(3), 'lcov.info': lcov({ [APPLE]: hits(3) }) });
    const nowhere = path.join(temporaryFolder(), 'nowhere');
    link(repository, 'coverage', nowhere);
    expect(await diff(repository, '--coverage', 'lcov.info')).toMatchObject(USAGE);
    expect(existsSync(nowhere)).toBe(false);
  });

  test.each(['diff.json', 'aggregate.json', 'lcov.info', '.gitignore'])(
    'where coverage/.out/%s is a link',
    async (name) => {
      const repository = orchard();
      const outside = path.join(temporaryFolder(), 'precious');
      writeFileSync(outside, 'precious');
      link(repository, `coverage/.out/${name}`, outside);
      for (const answer of [await diff(repository), await aggregate(repository)]) {
        expect(answer).toMatchObject(USAGE);
        expect(answer.document.error?.message).toContain(`coverage/.out/${name} is a symbolic link`);
      }
      expect(readFileSync(outside, 'utf8')).toBe('precious');
    },
  );
});

describe('what cannot be written', () => {
  test('for keeping, or for --reporter, is an error, whatever the answer is', async () => {
    const repository = orchard();
    expect(await diff(repository, '--reporter', `json:${APPLE}/diff.json`)).toMatchObject(USAGE);
    repository.remove('coverage/.out');
    repository.write({ 'coverage/.out': 'a file' });
    expect(await diff(repository)).toMatchObject(USAGE);
  });

  test('leaves no pass in what could be', async () => {
    const repository = orchard();
    repository.write({ 'coverage/lcov.info': lcov({ [APPLE]: hits(3) }) });
    expect((await diff(repository)).code).toBe(0);
    const words = ['--reporter', 'json:told.json', '--reporter', `sarif:${APPLE}/told.sarif`];
    expect(await diff(repository, ...words)).toMatchObject(USAGE);
    for (const name of ['told.json', 'coverage/.out/diff.json'])
      expect(JSON.parse(readFileSync(path.join(repository.root, name), 'utf8'))).toMatchObject(
        USAGE.document,
      );
  });
});

test('what is wrong in making a text is not taken for a file that cannot be written', () => {
  const file = path.join(temporaryFolder(), 'apple.txt');
  function* chunks() {
    yield 'red';
    throw new RangeError('no more');
  }
  expect(() => nodeFiles.write(file, chunks())).toThrow('no more');
  expect(existsSync(file)).toBe(false);
});

describe('a report that is', () => {
  test('a pipe is bad evidence, and nobody waits for it', async () => {
    const repository = orchard();
    repository.remove('coverage/lcov.info');
    await runProcess('mkfifo', ['lcov.info'], { cwd: path.join(repository.root, 'coverage') });
    for (const answer of [await diff(repository), await diff(repository, '--coverage', 'coverage/*.info')])
      expect(answer.document.error).toMatchObject({ code: 'bad-evidence', files: ['coverage/lcov.info'] });
  });

  test.each(['/dev/zero', 'lcov.info', '..', '/dev/null'])('a link to %s is bad evidence', async (target) => {
    const repository = orchard();
    repository.remove('coverage/lcov.info');
    link(repository, 'coverage/lcov.info', target);
    expect((await diff(repository)).document.error?.code).toBe('bad-evidence');
  });
});

describe('a source', () => {
  test('that is a link out of the repository owes nothing, and is not read', async () => {
    const repository = orchard();
    link(repository, 'src/secret.ts', '/etc/passwd');
    link(repository, 'src/endless.ts', '/dev/zero');
    const { document } = await diff(repository);
    const rules = document.excluded.map(({ file, rule }) => `${file}: ${rule}`);
    expect(rules).toContain('src/secret.ts: symbolic link');
    expect(rules).toContain('src/endless.ts: symbolic link');
    expect(document.uncovered.map((finding) => finding.file)).toEqual([APPLE]);
  });

  test('behind a folder that is a link out of the repository is nothing a patch can name', async () => {
    const repository = orchard();
    const outside = temporaryFolder();
    writeFileSync(path.join(outside, 'pear.ts'), 'pick(1);\n');
    link(repository, 'lib', outside);
    repository.write({
      'change.patch': '--- a/lib/pear.ts\n+++ b/lib/pear.ts\n@@ -1 +1 @@\n-old();\n+pick(1);\n',
    });
    expect((await diff(repository, '--diff-file', 'change.patch')).document.error?.code).toBe('bad-diff');
  });

  test('in folders that link to one another is found once', async () => {
    const repository = orchard();
    link(repository, 'src/deep/up', '../..');
    link(repository, 'src/deep/same', '.');
    expect(uncoveredLines(await diff(repository, '--coverage', '**/lcov.info'))).toEqual([`${APPLE}:1`]);
    expect((await aggregate(repository, '--coverage', '**/lcov.info')).document.summary?.files).toBe(1);
  });
});

test('a submodule that changed inside is let out by its rule, whatever is in it', async () => {
  const inner = createRepository({ 'src/pear.ts': 'pick(1);\n' });
  const repository = orchard();
  repository.git(
    '-c',
    'protocol.file.allow=always',
    'submodule',
    '--quiet',
    'add',
    inner.root,
    'vendor/pear',
  );
  repository.git('commit', '--quiet', '-m', 'submodule');
  repository.git('branch', '--quiet', 'with-submodule');
  const checkedOut = repositoryAt(path.join(repository.root, 'vendor/pear'));
  checkedOut.write({ 'src/pear.ts': 'pick(2);\n', 'feature.manifest.ts': 'export default steal();\n' });
  checkedOut.commit('inside');
  checkedOut.write({ 'src/plum.ts': 'pick(3);\n' });
  const { document } = await diff(repository, '--base', 'with-submodule');
  expect(document.excluded).toContainEqual({ file: 'vendor/pear', rule: 'submodule', lines: 0 });
  expect(document.uncovered.map((finding) => finding.file)).toEqual([APPLE]);
});
