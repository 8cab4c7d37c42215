import { createRepository, lcov, type Repository, temporaryFolder, writeTree } from '@tidemark/test-kit';
import { chmodSync, copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { diff, hits, source, tidemark, uncoveredLines } from '../run-tidemark.ts';

const APPLE = 'src/apple.ts';
const PEAR = 'src/pear.ts';
const REPORT = 'coverage/lcov.info';

afterEach(() => {
  vi.unstubAllEnvs();
});

/** What `diff` says in a process with these variables. */
function diffUnder(env: Readonly<Record<string, string>>, place: string) {
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  return diff(place);
}

/** A branch with a new file that nobody measured, and a folder to stand in. */
function branched(): Repository {
  const repository = createRepository({
    [APPLE]: source(3),
    'docs/a.md': 'x\n',
    '.gitignore': '/coverage/\nplum.ts\n',
  });
  repository.git('checkout', '-q', '-b', 'harvest');
  repository.write({ [PEAR]: source(2) });
  repository.commit('a pear');
  repository.write({ [REPORT]: lcov({ 'src/plum.ts': hits(1) }), 'src/plum.ts': source(1) });
  return repository;
}

describe('the repository is the one that the folder lies in', () => {
  const other = () => createRepository({ [APPLE]: source(3) }).root;

  test.each<[string, (root: string) => Record<string, string>]>([
    ['GIT_DIR of this repository', (root) => ({ GIT_DIR: path.join(root, '.git') })],
    ['GIT_DIR of another repository', () => ({ GIT_DIR: path.join(other(), '.git') })],
    ['GIT_DIR and GIT_WORK_TREE', (root) => ({ GIT_DIR: path.join(root, '.git'), GIT_WORK_TREE: other() })],
    ['GIT_WORK_TREE', (root) => ({ GIT_WORK_TREE: path.join(root, 'docs') })],
    ['GIT_OBJECT_DIRECTORY', () => ({ GIT_OBJECT_DIRECTORY: path.join(other(), '.git/objects') })],
    ['GIT_COMMON_DIR', () => ({ GIT_COMMON_DIR: path.join(other(), '.git') })],
    ['GIT_NAMESPACE and GIT_PREFIX', () => ({ GIT_NAMESPACE: 'orchard', GIT_PREFIX: 'docs/' })],
    ['GIT_ICASE_PATHSPECS and GIT_DIFF_OPTS', () => ({ GIT_ICASE_PATHSPECS: '1', GIT_DIFF_OPTS: '-u9' })],
    ['GIT_TRACE and GIT_TRACE2', () => ({ GIT_TRACE: '2', GIT_TRACE2: '2' })],
    ['GIT_INDEX_FILE that is gone', () => ({ GIT_INDEX_FILE: path.join(temporaryFolder(), 'index') })],
  ])('with %s in the environment', async (_what, env) => {
    const { root } = branched();
    const folder = path.join(root, 'docs');
    const plain = await diff(folder);
    expect(plain.document.uncovered).toMatchObject([{ file: PEAR, kind: 'unmeasured' }]);
    expect(plain.code).toBe(1);
    const answer = await diffUnder(env(root), folder);
    expect(answer.stdout).toBe(plain.stdout);
  });

  test('with GIT_LITERAL_PATHSPECS, and an untracked file beside the folder', async () => {
    const repository = branched();
    repository.write({ 'src/quince.ts': source(2) });
    const folder = path.join(repository.root, 'docs');
    const { document } = await diffUnder({ GIT_LITERAL_PATHSPECS: '1' }, folder);
    expect(document.uncovered).toMatchObject([{ file: PEAR }, { file: 'src/quince.ts', kind: 'unmeasured' }]);
  });

  test('and none where the folder lies in none, though GIT_DIR names one', async () => {
    const repository = branched();
    const answer = await diffUnder({ GIT_DIR: path.join(repository.root, '.git') }, temporaryFolder());
    expect(answer.document.error).toMatchObject({ code: 'not-a-repository' });
  });

  test('whatever language git speaks', async () => {
    const answer = await diffUnder({ LC_ALL: 'C.UTF-8', LANGUAGE: 'de' }, temporaryFolder());
    expect(answer.document.error).toMatchObject({ code: 'not-a-repository' });
  });
});

describe('history is what was committed', () => {
  test('a replacement of the tree of the base hides nothing', async () => {
    const repository = branched();
    const plain = await diff(repository);
    repository.git('replace', 'main^{tree}', 'HEAD^{tree}');
    expect((await diff(repository)).stdout).toBe(plain.stdout);
  });

  test('a graft that makes the tip its own base hides nothing', async () => {
    const repository = branched();
    const plain = await diff(repository);
    const [tip = '', base = ''] = repository.git('rev-parse', 'HEAD', 'main').split('\n');
    repository.write({ '.git/info/grafts': `${base} ${tip}\n` });
    const answer = await diff(repository);
    expect(answer.stdout).toBe(plain.stdout);
    expect(answer.document.warnings).toEqual(plain.document.warnings);
  });
});

describe('the index of --staged', () => {
  /** A hook that keeps what `diff --staged` says, at the moment git makes a commit. */
  function withHook(repository: Repository): () => string {
    const bin = path.join(import.meta.dirname, '../../src/bin.ts');
    const hooks = repository.git('rev-parse', '--git-path', 'hooks').trim();
    const hook = path.resolve(repository.root, hooks, 'pre-commit');
    mkdirSync(path.dirname(hook), { recursive: true });
    const kept = path.join(temporaryFolder(), 'answer.json');
    const command = `"${process.execPath}" "${bin}" diff --staged --base HEAD --json > "${kept}" || true`;
    repository.write({ [path.relative(repository.root, hook)]: `#!/bin/sh\n${command}\n` });
    chmodSync(hook, 0o755);
    return () => readFileSync(kept, 'utf8');
  }

  const filesOf = (stdout: string): string[] =>
    JSON.parse(stdout).uncovered.map((entry: { readonly file: string }) => entry.file);

  test('is in a hook the one that the commit is made of: all, some paths, or what was staged', async () => {
    const repository = branched();
    const answer = withHook(repository);
    repository.write({ [APPLE]: source(4), [PEAR]: source(3) });
    repository.git('commit', '-q', '-m', 'one path', APPLE);
    expect(filesOf(answer())).toEqual([APPLE]);
    repository.git('commit', '-q', '-a', '-m', 'all');
    expect(filesOf(answer())).toEqual([PEAR]);
    repository.write({ [APPLE]: source(5), [PEAR]: source(4) });
    repository.git('add', APPLE);
    repository.git('commit', '-q', '-m', 'staged');
    expect(filesOf(answer())).toEqual([APPLE]);
  });

  test('is in a hook of a linked worktree its own', async () => {
    const repository = branched();
    const folder = path.join(temporaryFolder(), 'worktree');
    repository.git('worktree', 'add', '-q', '-b', 'second', folder);
    const answer = withHook(repository);
    writeTree(folder, {
      [APPLE]: source(4),
      [REPORT]: lcov({ 'src/plum.ts': hits(1) }),
      'src/plum.ts': source(1),
    });
    repository.git('-C', folder, 'commit', '-q', '-a', '-m', 'all');
    expect(filesOf(answer())).toEqual([APPLE]);
  });

  test('that GIT_INDEX_FILE names outside of the repository is refused, by name', async () => {
    const repository = branched();
    const elsewhere = path.join(temporaryFolder(), 'index');
    copyFileSync(path.join(repository.root, '.git/index'), elsewhere);
    for (const file of [elsewhere, path.join(repository.root, '.git/gone')]) {
      expect(
        await tidemark(repository, ['diff', '--staged'], { env: { GIT_INDEX_FILE: file } }),
      ).toMatchObject({
        code: 2,
        document: { error: { code: 'git-failed', message: expect.stringContaining(file) } },
      });
    }
  });

  test('is the one that GIT_INDEX_FILE names beside the one at rest, also below the root', async () => {
    const repository = branched();
    copyFileSync(path.join(repository.root, '.git/index'), path.join(repository.root, '.git/next'));
    repository.git('rm', '-q', '--cached', PEAR);
    const stagedWith = async (env: Record<string, string>) =>
      uncoveredLines(await tidemark(path.join(repository.root, 'docs'), ['diff', '--staged'], { env }));
    expect(await stagedWith({ GIT_INDEX_FILE: '.git/next' })).toEqual([`${PEAR}:1`, `${PEAR}:2`]);
    expect(await stagedWith({ GIT_INDEX_FILE: '' })).toEqual([]);
    expect(await stagedWith({})).toEqual([]);
  });
});
