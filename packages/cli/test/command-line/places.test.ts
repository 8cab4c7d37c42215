import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createRepository, lcov, runProcess, temporaryFolder, type Repository } from '@tidemark/test-kit';
import { describe, expect, test } from 'vitest';
import { aggregate, diff, hits, source } from '../run-tidemark.ts';

const BIN = path.join(import.meta.dirname, '../../src/bin.ts');
const USAGE = { code: 2, document: { status: 'error', error: { code: 'usage' } } };
const BAD_EVIDENCE = { code: 2, document: { status: 'error', error: { code: 'bad-evidence' } } };
const REPORT = lcov({ 'src/apple.ts': hits(3) });

function orchard(files: Readonly<Record<string, string>> = {}): Repository {
  const repository = createRepository({ 'src/apple.ts': source(2), 'package.json': '{"name":"orchard"}' });
  repository.write({ 'src/apple.ts': source(3), ...files });
  return repository;
}

const below = (repository: Repository, name: string) => path.join(repository.root, name);

describe('the folder that answers are kept in', () => {
  test('is refused when coverage is a link out of the repository, and nothing is written there', async () => {
    const repository = orchard({ 'report.info': REPORT });
    const outside = temporaryFolder();
    symlinkSync(outside, below(repository, 'coverage'));
    expect(await diff(repository, '--coverage', 'report.info')).toMatchObject(USAGE);
    expect(await aggregate(repository, '--coverage', 'report.info')).toMatchObject(USAGE);
    expect(readdirSync(outside)).toEqual([]);
  });

  test('is refused when it is a link itself, for it would hide what lies behind it from git', async () => {
    const repository = orchard({ 'coverage/lcov.info': REPORT });
    symlinkSync(below(repository, 'src'), below(repository, 'coverage/.out'));
    expect(await diff(repository)).toMatchObject(USAGE);
    expect(readdirSync(below(repository, 'src'))).toEqual(['apple.ts']);
  });

  test('may lie behind a link to another folder of the repository', async () => {
    const repository = orchard({ 'build/coverage/lcov.info': REPORT });
    symlinkSync('build/coverage', below(repository, 'coverage'));
    expect((await diff(repository)).code).toBe(0);
    expect(readdirSync(below(repository, 'build/coverage/.out'))).toEqual(['.gitignore', 'diff.json']);
  });

  test('is refused when coverage is a file, with the name of it', async () => {
    const repository = orchard({ coverage: 'x', 'report.info': REPORT });
    for (const answer of [
      await diff(repository, '--coverage', 'report.info'),
      await aggregate(repository, '--coverage', 'report.info'),
    ]) {
      expect(answer).toMatchObject(USAGE);
      expect(answer.document.error?.message).toContain('coverage is a file');
    }
  });

  test('keeps the .gitignore that somebody wrote there', async () => {
    const repository = orchard({ 'coverage/lcov.info': REPORT, 'coverage/.out/.gitignore': '/*.json\n' });
    await diff(repository);
    expect(readFileSync(below(repository, 'coverage/.out/.gitignore'), 'utf8')).toBe('/*.json\n');
  });
});

describe('the summary', () => {
  test('is refused when it is a folder, or a link out of the repository', async () => {
    const repository = orchard({ 'coverage/lcov.info': REPORT });
    const outside = path.join(temporaryFolder(), 'summary.json');
    writeFileSync(outside, 'old');
    symlinkSync(outside, below(repository, 'coverage/summary.json'));
    expect(await aggregate(repository)).toMatchObject(USAGE);
    expect(readFileSync(outside, 'utf8')).toBe('old');
    repository.remove('coverage/summary.json');
    mkdirSync(below(repository, 'coverage/summary.json'));
    expect(await aggregate(repository)).toMatchObject(USAGE);
    expect(await aggregate(repository, '--check')).toMatchObject({ code: 1 });
  });

  test('is the same when git has checked it out with the line ends of Windows', async () => {
    const repository = orchard({ 'coverage/lcov.info': REPORT });
    await aggregate(repository);
    const file = below(repository, 'coverage/summary.json');
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('\n', '\r\n'));
    expect(await aggregate(repository, '--check')).toMatchObject({ code: 0 });
  });
});

describe('a report', () => {
  test.each(['coverage/lcov.info', 'coverage/provenance.json'])(
    'behind a link that leaves the repository is not read: %s',
    async (name) => {
      const repository = orchard({ 'coverage/README.md': '' });
      const outside = path.join(temporaryFolder(), 'report');
      if (name !== 'coverage/lcov.info') repository.write({ 'coverage/lcov.info': REPORT });
      writeFileSync(outside, REPORT);
      symlinkSync(outside, below(repository, name));
      const answer = await diff(repository);
      expect(answer).toMatchObject(BAD_EVIDENCE);
      expect(answer.document.error).toMatchObject({
        files: [name],
        message: expect.stringContaining('link'),
      });
      expect((await aggregate(repository)).document.error).toEqual(answer.document.error);
    },
  );

  test('outside of the repository is read when --coverage names it', async () => {
    const outside = path.join(temporaryFolder(), 'lcov.info');
    writeFileSync(outside, REPORT);
    expect((await diff(orchard(), '--coverage', outside)).code).toBe(0);
  });

  test('that is a pipe keeps nobody waiting', async () => {
    const repository = orchard({ 'coverage/README.md': '' });
    await runProcess('mkfifo', ['coverage/lcov.info'], { cwd: repository.root });
    expect(await diff(repository)).toMatchObject(BAD_EVIDENCE);
  });
});

describe('a folder that is named', () => {
  test('--cwd is none when it is a file or is not there', async () => {
    const repository = orchard();
    expect(await diff(repository, '--cwd', 'src/apple.ts')).toMatchObject(USAGE);
    expect(await diff(repository, '--cwd', 'nowhere')).toMatchObject(USAGE);
    expect(await diff(temporaryFolder(), '--cwd', repository.root)).toMatchObject({
      document: { error: { code: 'no-evidence' } },
    });
  });

  test('--out is none when it is a file', async () => {
    const repository = orchard({ 'coverage/lcov.info': REPORT });
    expect(await aggregate(repository, '--out', 'src/apple.ts')).toMatchObject(USAGE);
    expect(readFileSync(below(repository, 'src/apple.ts'), 'utf8')).toBe(source(3));
  });
});

test('a patch that comes through a pipe is judged', async () => {
  const repository = orchard({ 'coverage/lcov.info': REPORT });
  const words = 'git diff | "$0" "$1" diff --diff-file /dev/stdin --weakening off';
  const { code, stdout } = await runProcess('sh', ['-c', words, process.execPath, BIN], {
    cwd: repository.root,
  });
  expect(JSON.parse(stdout)).toMatchObject({ status: 'pass', summary: { covered: 1 } });
  expect(code).toBe(0);
});
