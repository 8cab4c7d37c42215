import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { createRepository, emptyRepository, temporaryFolder } from '@tidemark/test-kit';
import { describe, expect, test } from 'vitest';
import { findRepository, forgetBase, recordBase, resolveBase } from '../src/index.ts';
import { run } from './run-command.ts';

const ask = (
  cwd: string,
  rest: { flag?: string; environment?: string; config?: string; head?: string } = {},
) =>
  resolveBase(run, {
    cwd,
    flag: rest.flag ?? null,
    environment: rest.environment ?? null,
    config: rest.config ?? null,
    head: rest.head ?? 'HEAD',
  });

describe('the base', () => {
  test('is sought at origin/HEAD, origin/main, origin/master, main, master, in that order', async () => {
    const repository = createRepository({ a: '1' });
    const sha = repository.git('rev-parse', 'HEAD').trim();
    repository.git('branch', 'master');
    const foundBy = async () => {
      const result = await ask(repository.root);
      return result.ok ? result.value.base.foundBy : result.problems[0]?.code;
    };
    expect(await foundBy()).toBe('main');
    for (const [ref, expected] of [
      ['refs/remotes/origin/master', 'origin-master'],
      ['refs/remotes/origin/main', 'origin-main'],
    ] as const) {
      repository.git('update-ref', ref, sha);
      expect(await foundBy()).toBe(expected);
    }
    repository.git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/master');
    expect(await foundBy()).toBe('origin-head');
    expect(await recordBase(run, repository.root, 'main')).toEqual({ ok: true, value: sha });
    expect(await foundBy()).toBe('recorded');
    expect(await ask(repository.root, { environment: 'master' })).toMatchObject({
      value: { base: { ref: 'master', foundBy: 'environment' } },
    });
    expect(await ask(repository.root, { environment: '', config: 'master' })).toMatchObject({
      value: { base: { ref: 'master', foundBy: 'config' } },
    });
    expect(await ask(repository.root, { environment: 'main', config: 'master' })).toMatchObject({
      value: { base: { ref: 'main', foundBy: 'environment' } },
    });
    expect(await ask(repository.root, { environment: '' })).toMatchObject({
      value: { base: { foundBy: 'recorded' } },
    });
    expect(await ask(repository.root, { flag: 'main', environment: 'x' })).toMatchObject({
      value: { base: { ref: 'main', foundBy: 'flag' } },
    });
  });

  test('that a worktree recorded is not seen in another', async () => {
    const repository = createRepository({ a: '1' });
    const other = path.join(temporaryFolder(), 'other');
    repository.git('worktree', 'add', '-q', '-b', 'harvest', other);
    await recordBase(run, repository.root, 'HEAD');
    expect(await ask(other)).toMatchObject({ value: { base: { foundBy: 'main' } } });
  });

  test('that was recorded is forgotten, and forgetting none is no failure', async () => {
    const { root } = createRepository({ a: '1' });
    await recordBase(run, root, 'HEAD');
    expect(await forgetBase(run, root)).toEqual({ ok: true, value: null });
    expect(await ask(root)).toMatchObject({ value: { base: { foundBy: 'main' } } });
    expect(await forgetBase(run, root)).toEqual({ ok: true, value: null });
    expect(await forgetBase(run, temporaryFolder())).toMatchObject({ problems: [{ code: 'git-failed' }] });
  });

  test('is unknown in a repository with neither main nor master, with what was tried', async () => {
    const repository = createRepository({ a: '1' });
    repository.git('branch', '-m', 'trunk');
    const result = await ask(repository.root);
    expect(result).toMatchObject({
      ok: false,
      problems: [{ code: 'unknown-base', message: expect.stringContaining('origin/HEAD, origin/main') }],
    });
  });

  test.each(['', 'a\nb', '\0', 'x'.repeat(1025)])('cannot be named %j', async (flag) => {
    expect(await ask(createRepository({ a: '1' }).root, { flag })).toMatchObject({
      ok: false,
      problems: [{ code: 'usage' }],
    });
  });

  test.each<[string, string, string[]]>([
    ['a tag', 'origin/main', ['refs/tags/origin/main']],
    ['a branch', 'origin/main', ['refs/heads/origin/main']],
    ['two others, below its tip', 'origin/main~0', ['refs/tags/origin/main', 'refs/heads/origin/main']],
    ['a tag, where git was told not to warn', 'main', ['refs/tags/main']],
  ])('whose name is also that of %s is unknown, with every meaning named', async (_what, flag, refs) => {
    const repository = createRepository({ a: '1' });
    repository.git('config', 'core.warnAmbiguousRefs', 'false');
    repository.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    for (const ref of refs) repository.git('update-ref', ref, repository.commit('later'));
    const own = flag === 'main' ? 'refs/heads/main' : 'refs/remotes/origin/main';
    for (const asked of [ask(repository.root, { flag }), ask(repository.root, { head: flag })]) {
      const result = await asked;
      expect(result).toMatchObject({ ok: false, problems: [{ code: 'unknown-base' }] });
      for (const ref of [own, ...refs]) expect(result.ok ? '' : result.problems[0]?.message).toContain(ref);
    }
    expect(await recordBase(run, repository.root, flag)).toMatchObject({
      problems: [{ code: 'unknown-base' }],
    });
    expect(await ask(repository.root, { flag: own })).toMatchObject({ value: { base: { ref: own } } });
  });

  test('whose name is also a shortened commit id is unknown', async () => {
    const repository = createRepository({ a: '1' });
    const flag = repository.git('rev-parse', '--short', 'HEAD').trim();
    repository.commit('later');
    repository.git('tag', flag);
    expect(await ask(repository.root, { flag })).toMatchObject({
      problems: [{ message: `'${flag}' is ambiguous: it may mean refs/tags/${flag} or something else` }],
    });
  });

  test('is found by its full name where a tag bears that name, and so is HEAD', async () => {
    const repository = createRepository({ a: '1' });
    const sha = repository.git('rev-parse', 'HEAD').trim();
    repository.git('checkout', '-q', '-b', 'harvest');
    repository.commit('later');
    for (const ref of ['origin/main', 'main', 'HEAD', 'refs/heads/main'])
      repository.git('update-ref', `refs/tags/${ref}`, 'HEAD');
    expect(await ask(repository.root)).toMatchObject({ value: { base: { sha, foundBy: 'main' } } });
    repository.git('update-ref', 'refs/remotes/origin/main', sha);
    expect(await ask(repository.root)).toMatchObject({ value: { base: { sha, foundBy: 'origin-main' } } });
  });

  test('of a head that is not there is unknown, and so is one of no commit', async () => {
    expect(await ask(createRepository({ a: '1' }).root, { head: 'nowhere' })).toMatchObject({
      problems: [{ code: 'unknown-base', message: "there is no commit 'nowhere'" }],
    });
    expect(await ask(emptyRepository().root)).toMatchObject({
      problems: [{ code: 'unknown-base', hint: expect.stringContaining('Commit') }],
    });
    expect(await recordBase(run, createRepository({ a: '1' }).root, 'nowhere')).toMatchObject({
      problems: [{ code: 'unknown-base' }],
    });
    expect(await recordBase(run, createRepository({ a: '1' }).root, '\n')).toMatchObject({
      problems: [{ code: 'unknown-base' }],
    });
  });

  test('S18: without a common commit is unknown, in a shallow clone shallow history', async () => {
    const repository = createRepository({ a: '1' });
    repository.git('checkout', '-q', '--orphan', 'seedling');
    repository.commit('apart');
    expect(await ask(repository.root)).toMatchObject({ problems: [{ code: 'unknown-base' }] });
    repository.git('checkout', '-q', 'main');
    repository.git('checkout', '-q', '-b', 'harvest');
    repository.commit('one');
    const clone = path.join(temporaryFolder(), 'clone');
    spawnSync('git', ['clone', '-q', '--depth=1', '--no-single-branch', `file://${repository.root}`, clone]);
    expect(await ask(clone, { flag: 'origin/main' })).toMatchObject({
      problems: [{ code: 'shallow-history' }],
    });
  });

  test('S18: that is a branch of the remote is fetched, and taken under its own name then', async () => {
    const origin = createRepository({ a: '1' });
    origin.git('branch', 'release/2');
    const clone = path.join(temporaryFolder(), 'clone');
    spawnSync('git', ['clone', '-q', '--single-branch', `file://${origin.root}`, clone]);
    const command = 'git fetch origin release/2:refs/remotes/origin/release/2';
    for (const flag of ['release/2', 'origin/release/2'])
      expect(await ask(clone, { flag })).toMatchObject({
        problems: [{ code: 'unknown-base', run: command }],
      });
    spawnSync('git', command.split(' ').slice(1), { cwd: clone });
    expect(await ask(clone, { flag: 'release/2' })).toMatchObject({
      value: { base: { ref: 'origin/release/2', foundBy: 'flag' } },
    });
    expect(await ask(clone, { environment: 'release/2' })).toMatchObject({
      value: { base: { ref: 'origin/release/2', foundBy: 'environment' } },
    });
  });

  test('that a shallow clone cannot reach is shallow history: a way back from HEAD, or a commit id', async () => {
    const origin = createRepository({ a: '1' });
    const first = origin.commit('one');
    origin.commit('two');
    const clone = path.join(temporaryFolder(), 'clone');
    spawnSync('git', ['clone', '-q', '--depth=1', `file://${origin.root}`, clone]);
    for (const flag of ['HEAD~1', first])
      expect(await ask(clone, { flag })).toMatchObject({
        problems: [{ code: 'shallow-history', run: 'git fetch --unshallow' }],
      });
    expect(await ask(origin.root, { flag: 'HEAD~1' })).toMatchObject({ value: { base: { sha: first } } });
  });

  test.each(['nowhere', 'HEAD~9', 'deadbeef', '-h', 'a;b'])(
    'named %j, with nothing to fetch it from, is unknown without a command',
    async (flag) => {
      const { root } = createRepository({ a: '1' });
      const result = await ask(root, { flag });
      expect(result).toMatchObject({
        problems: [{ code: 'unknown-base', hint: 'Name a branch, a tag or a commit of this clone' }],
      });
      expect(result.ok || 'run' in (result.problems[0] ?? {})).toBe(false);
    },
  );

  test('without git at the folder is git-failed', async () => {
    expect(await ask(temporaryFolder())).toMatchObject({ ok: false, problems: [{ code: 'git-failed' }] });
  });
});

describe('the repository', () => {
  test('is found from a folder inside it, with the commit that is checked out', async () => {
    const { root, git } = createRepository({ 'src/a.ts': '', HEAD: '' });
    expect(await findRepository(run, path.join(root, 'src'))).toEqual({
      ok: true,
      value: { root, isShallow: false, head: git('rev-parse', '@').trim() },
    });
  });

  test('is found before its first commit, and in a folder named like an answer of git', async () => {
    const root = path.join(temporaryFolder(), 'orchard\ntrue');
    spawnSync('git', ['init', '-q', root]);
    expect(await findRepository(run, root)).toEqual({
      ok: true,
      value: { root, isShallow: false, head: null },
    });
  });

  test('is not found outside of one, or in a bare one', async () => {
    expect(await findRepository(run, temporaryFolder())).toMatchObject({
      problems: [{ code: 'not-a-repository' }],
    });
    const bare = temporaryFolder();
    spawnSync('git', ['init', '-q', '--bare', bare]);
    expect(await findRepository(run, bare)).toMatchObject({ problems: [{ code: 'not-a-repository' }] });
  });

  test('is not known from an answer that git never gives', async () => {
    const odd = async () => ({ code: 0, stdout: Buffer.from('apple\n'), stderr: '' });
    expect(await findRepository(odd, temporaryFolder())).toMatchObject({
      problems: [{ code: 'git-failed', message: 'git rev-parse failed: its answer cannot be read' }],
    });
  });

  test('cannot be asked for at a folder that is not there', async () => {
    const result = await findRepository(run, path.join(temporaryFolder(), 'nowhere'));
    expect(result).toMatchObject({
      problems: [{ code: 'git-failed', hint: expect.stringContaining('folder exists') }],
    });
  });
});
