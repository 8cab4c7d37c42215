import path from 'node:path';
import { createRepository, lcov, repositoryAt, temporaryFolder, type Repository } from '@tidemark/test-kit';
import { describe, expect, test } from 'vitest';
import { nodeWorld } from '../../src/world/node-world.ts';
import type { World } from '../../src/world/world.ts';
import { aggregate, diff, hits, source, tidemark } from '../run-tidemark.ts';

const APPLE = 'src/apple.ts';
const PEAR = 'src/pear.ts';
const LOCAL = 'local.json';

function flagged(...flags: readonly string[]): Repository {
  const repository = createRepository({
    [APPLE]: source(3),
    [PEAR]: source(3),
    [LOCAL]: '{}\n',
    '.gitignore': '/coverage/\n',
  });
  for (const flag of flags) repository.git('update-index', `--${flag}`, APPLE, PEAR, LOCAL);
  return repository;
}

const EDITED = { [APPLE]: `${source(3)}peel();\n`, [LOCAL]: '{ "port": 8080 }\n' };

describe('an edit that git was told not to see', () => {
  test.each([
    [['assume-unchanged'], `git update-index --no-assume-unchanged -- ${APPLE}`],
    [['skip-worktree'], `git update-index --no-skip-worktree -- ${APPLE}`],
    [
      ['assume-unchanged', 'skip-worktree'],
      `git update-index --no-assume-unchanged -- ${APPLE} && git update-index --no-skip-worktree -- ${APPLE}`,
    ],
  ])('by %j is a bad diff, with the command that shows it', async (flags, command) => {
    const repository = flagged(...flags);
    expect((await diff(repository)).document).toMatchObject({ reason: 'no-changes' });
    repository.write({ ...EDITED, 'coverage/empty.patch': '' });
    for (const words of [[], ['--diff-file', 'coverage/empty.patch']]) {
      const answer = await diff(repository, ...words);
      expect(answer).toMatchObject({ code: 2, document: { error: { code: 'bad-diff', files: [APPLE] } } });
      expect(answer.document.error?.hint).toContain(command);
    }
    for (const part of command.split(' && ')) repository.git(...part.split(' ').slice(1));
    repository.write({ 'coverage/lcov.info': lcov({ [APPLE]: hits(4) }) });
    expect((await diff(repository)).document).toMatchObject({ status: 'pass', summary: { executable: 1 } });
  });

  test.each([
    [
      'a linked worktree',
      (repository: Repository, at: string) => repository.git('worktree', 'add', '-q', at),
    ],
    ['a split index', (repository: Repository, at: string) => repository.git('clone', '-q', '.', at)],
  ])('is found in %s, whose flags stand elsewhere', async (_, make) => {
    const at = path.join(temporaryFolder(), 'other');
    make(createRepository({ [APPLE]: source(3) }), at);
    const other = repositoryAt(at);
    other.git('update-index', '--assume-unchanged', APPLE);
    other.git('update-index', '--split-index');
    other.write(EDITED);
    expect((await diff(other, '--base', 'HEAD')).document).toMatchObject({ error: { code: 'bad-diff' } });
  });

  test('is found where ids are SHA-256, whatever the bytes of the index look like', async () => {
    const { files } = nodeWorld();
    const plain = files.read(path.join(createRepository({ [APPLE]: source(3) }).root, '.git/index'));
    const root = temporaryFolder();
    createRepository({}).git('init', '--quiet', '--object-format=sha256', root);
    const other = repositoryAt(root);
    other.write({ [APPLE]: source(3) });
    other.git('add', '-A');
    other.git('commit', '-q', '-m', 'base');
    other.git('update-index', '--assume-unchanged', APPLE);
    other.write(EDITED);
    const read = (at: string) => (at.endsWith('.git/index') ? plain : files.read(at));
    const answer = await tidemark(other, ['diff', '--base', 'HEAD'], { files: { ...files, read } });
    expect(answer.document).toMatchObject({ error: { code: 'bad-diff', files: [APPLE] } });
  });

  test('counts for nothing where the index or a commit is judged', async () => {
    const repository = flagged('assume-unchanged');
    repository.write(EDITED);
    expect((await diff(repository, '--staged')).document).toMatchObject({ reason: 'no-changes' });
    expect((await diff(repository, '--head', 'HEAD')).document).toMatchObject({ reason: 'no-changes' });
  });

  test.each([
    ['-v', 'git ls-files -v failed'],
    ['-s', 'git ls-files failed'],
    ['diff-files', 'git diff-files failed'],
  ])('is not ruled out where git fails at %s', async (word, message) => {
    const repository = flagged('assume-unchanged');
    repository.write(EDITED);
    const { run } = nodeWorld();
    const failing: World['run'] = (program, args, options) =>
      args.includes(word) && (word !== '-v' || !args.includes('-s'))
        ? Promise.resolve({ code: 128, stdout: new Uint8Array(), stderr: 'fatal: index file corrupt' })
        : run(program, args, options);
    expect(await tidemark(repository, ['diff'], { run: failing })).toMatchObject({
      code: 2,
      document: { error: { code: 'git-failed', message: expect.stringContaining(message) } },
    });
  });

  test('makes a report stale that was measured before', async () => {
    const repository = flagged('assume-unchanged');
    const provenance = { [APPLE]: repository.git('hash-object', APPLE).trim() };
    repository.write({
      'package.json': '{"name":"orchard"}',
      'coverage/lcov.info': lcov({ [APPLE]: hits(3) }),
      'coverage/provenance.json': JSON.stringify({
        schemaVersion: 1,
        provider: { name: 'v8' },
        files: provenance,
      }),
    });
    repository.remove(PEAR);
    repository.write(EDITED);
    const answer = await aggregate(repository);
    expect(answer.document.error).toMatchObject({ code: 'stale-evidence' });
    expect(answer.document.error?.message).toContain(APPLE);
  });
});

describe('a clean filter', () => {
  const filtered = (clean: string) => {
    const repository = createRepository({
      'src/apple.ts': source(1),
      'src/pear.ts': source(2),
      'logo.png': 'x\n',
      '.gitignore': '/coverage/\n',
    });
    repository.git('config', 'filter.orchard.clean', clean);
    repository.git('config', 'filter.lfs.process', 'git-lfs');
    repository.write({ '.git/info/attributes': '* filter=orchard\n' });
    return repository;
  };

  test('that takes an edit away is warned of, with the files', async () => {
    const repository = filtered('sed /peel/d');
    repository.write({ [APPLE]: `${source(1)}peel();\n`, 'logo.png': 'peel\n' });
    const { document } = await diff(repository);
    expect(document.warnings).toContainEqual({
      code: 'git',
      message: `a clean filter (orchard, lfs) makes git compare another text than is on disk: ${APPLE}`,
    });
    expect((await diff(repository, '--staged')).document.warnings).toEqual([]);
  });

  test('is warned of with three files and the number of the others', async () => {
    const repository = filtered('sed s/pick/till/');
    repository.write(Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [`src/${name}.ts`, source(1)])));
    repository.git('add', '-A');
    const { document } = await diff(repository);
    expect(document.warnings.map(({ message }) => message)).toEqual([
      expect.stringMatching(/: src\/a\.ts, src\/apple\.ts, src\/b\.ts and 3 more$/),
    ]);
  });

  test('that changes nothing, or no source, is not spoken of', async () => {
    expect((await diff(filtered('cat'))).document.warnings).toEqual([]);
    const repository = filtered('sed s/x/y/');
    repository.write({ '.git/info/attributes': '*.png filter=orchard\n' });
    expect((await diff(repository)).document.warnings).toEqual([]);
  });
});

test('a sparse checkout leaves files out, and they are no change', async () => {
  const repository = createRepository({
    [APPLE]: source(3),
    'far/plum.ts': source(3),
    '.gitignore': '/coverage/\n',
  });
  repository.git('sparse-checkout', 'set', 'src');
  expect(repository.git('ls-files', '-v')).toContain('S far/plum.ts');
  expect((await diff(repository)).document).toMatchObject({ reason: 'no-changes' });
  repository.write({
    'src/new.ts': source(2),
    'coverage/lcov.info': lcov({ 'src/new.ts': hits(2, { 2: 0 }) }),
  });
  expect((await diff(repository)).document.uncovered).toMatchObject([
    { file: 'src/new.ts', ranges: [[2, 2]] },
  ]);
});

test('a file outside of a sparse checkout that is there all the same is judged', async () => {
  const repository = createRepository({
    [APPLE]: source(3),
    'far/plum.ts': source(3),
    '.gitignore': '/coverage/\n',
  });
  repository.git('sparse-checkout', 'set', 'src');
  repository.write({
    'far/plum.ts': source(4),
    'coverage/lcov.info': lcov({ 'far/plum.ts': hits(4, { 4: 0 }) }),
  });
  expect((await diff(repository)).document.uncovered).toMatchObject([
    { file: 'far/plum.ts', ranges: [[4, 4]] },
  ]);
});
