import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createRepository, temporaryFolder } from '@tidemark/test-kit';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { refuseCheckedOut } from '../../src/git/checked-out.ts';
import { makeWorktree, sweepWorktrees, setWorktree, worktreeHome } from '../../src/git/worktree-home.ts';
import { hook, run, without } from './orchard-remote.ts';
import { valueOf } from '../store/value-of.ts';

async function home(repository = 'orchard') {
  vi.stubEnv('TMPDIR', temporaryFolder());
  onTestFinished(() => void vi.unstubAllEnvs());
  const orchard = createRepository({ 'src/apple.ts': 'pick(1);\n' });
  const head = orchard.git('rev-parse', 'HEAD').trim();
  const place = { run, root: orchard.root, remote: null };
  return { orchard, head, place, home: valueOf(await worktreeHome(place, repository)) };
}

const trees = (git: (...args: string[]) => string) =>
  [...git('worktree', 'list', '--porcelain').matchAll(/^worktree (.*)$/gm)].map((match) => match[1]).slice(1);

describe('the worktree of a landing', () => {
  test('is detached, of a folder for its token, and made without the hooks of the clone', async () => {
    const { orchard, head, home: at } = await home();
    const marker = path.join(orchard.root, 'hooked');
    hook(orchard, 'post-checkout', `touch '${marker}'`);
    const folder = valueOf(await makeWorktree(at, 7, head));
    expect(folder).toBe(path.join(at.folder, '7'));
    expect(orchard.git('-C', folder, 'status', '--porcelain', '--branch')).toBe('## HEAD (no branch)\n');
    expect(existsSync(marker)).toBe(false);
  });

  test('has its own home for each repository of a clone, and nobody else may look in', async () => {
    const { place, home: at } = await home();
    expect(valueOf(await worktreeHome(place, 'orchard')).folder).toBe(at.folder);
    expect(valueOf(await worktreeHome(place, 'cellar')).folder).not.toBe(at.folder);
    rmSync(at.folder, { recursive: true });
    symlinkSync(temporaryFolder(), at.folder);
    expect(await worktreeHome(place, 'orchard')).toMatchObject({ problems: [{ code: 'usage' }] });
    const nowhere = { ...place, root: temporaryFolder() };
    expect(await worktreeHome(nowhere, 'orchard')).toMatchObject({ problems: [{ code: 'git-failed' }] });
  });

  test('is set to another commit with its tracked files as they are there, and keeps what was installed', async () => {
    const { orchard, head, place, home: at } = await home();
    orchard.write({ 'src/apple.ts': 'pick(2);\n' });
    const next = orchard.commit('more');
    const folder = valueOf(await makeWorktree(at, 1, head));
    writeFileSync(path.join(folder, 'src/apple.ts'), 'spoilt');
    mkdirSync(path.join(folder, 'node_modules'));
    valueOf(await setWorktree(place, folder, next));
    expect(orchard.git('-C', folder, 'rev-parse', 'HEAD').trim()).toBe(next);
    expect(orchard.git('-C', folder, 'status', '--porcelain', '-uno')).toBe('');
    expect(existsSync(path.join(folder, 'node_modules'))).toBe(true);
    expect((await setWorktree(place, folder, 'f'.repeat(40))).ok).toBe(false);
  });

  test('of a dead holder is removed, whatever state it was left in; a later one stays', async () => {
    const { orchard, head, home: at } = await home();
    for (const token of [1, 2, 3, 12]) valueOf(await makeWorktree(at, token, head));
    orchard.git('worktree', 'lock', path.join(at.folder, '2'));
    rmSync(path.join(at.folder, '3/.git'));
    mkdirSync(path.join(at.folder, '4/half/made'), { recursive: true });
    mkdirSync(path.join(at.folder, 'no-token'));
    valueOf(await sweepWorktrees(at, 4));
    expect(readdirSync(at.folder)).toEqual(['12', 'no-token']);
    expect(trees(orchard.git)).toEqual([path.join(at.folder, '12')]);
    valueOf(await sweepWorktrees(at, 12));
    expect(trees(orchard.git)).toEqual([]);
  });

  test('that is gone already is forgotten by git too, and those of the user are let be', async () => {
    const { orchard, head, home: at } = await home();
    const own = path.join(temporaryFolder(), 'own');
    orchard.git('worktree', 'add', '--quiet', '--detach', own);
    rmSync(own, { recursive: true });
    rmSync(valueOf(await makeWorktree(at, 1, head)), { recursive: true });
    valueOf(await sweepWorktrees(at, 1));
    expect(trees(orchard.git)).toEqual([own]);
    expect(await makeWorktree(at, 1, 'f'.repeat(40))).toMatchObject({ problems: [{ code: 'git-failed' }] });
    const silent = { ...at, place: { ...at.place, run: without('list') } };
    expect(await sweepWorktrees(silent, 1)).toMatchObject({ problems: [{ code: 'git-failed' }] });
  });

  test('that cannot be removed, such as one that is too deep, is a problem', async () => {
    const { head, home: at } = await home();
    const folder = valueOf(await makeWorktree(at, 1, head));
    const deeper = `mkdir -p ${'x'.repeat(200)} && cd -P ${'x'.repeat(200)}`;
    execFileSync('sh', ['-c', Array.from({ length: 25 }, () => deeper).join(' && ')], { cwd: folder });
    onTestFinished(() => void execFileSync('rm', ['-rf', folder]));
    expect(await sweepWorktrees(at, 1)).toMatchObject({
      problems: [{ code: 'usage', message: expect.stringContaining('ENAMETOOLONG') }],
    });
  });
});

describe('a main without a remote', () => {
  test('is not moved below a working tree that stands on it', async () => {
    const { orchard, place } = await home();
    expect(await refuseCheckedOut(place, 'main')).toMatchObject({
      problems: [
        { code: 'usage', message: `main is checked out in ${orchard.root}, so it cannot be moved there` },
      ],
    });
    expect((await refuseCheckedOut({ ...place, remote: 'origin' }, 'main')).ok).toBe(true);
    orchard.git('switch', '--quiet', '--detach');
    expect((await refuseCheckedOut(place, 'main')).ok).toBe(true);
    expect((await refuseCheckedOut({ ...place, run: without('list') }, 'main')).ok).toBe(false);
  });
});
