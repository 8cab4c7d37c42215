import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder, writeTree, type FileTree } from './temporary-folder.ts';

/** A real git repository in a folder of its own, untouched by the configuration of the machine. */
export interface Repository {
  readonly root: string;
  /** Runs git there and gives its stdout; throws with its stderr when it fails. */
  git(...args: readonly string[]): string;
  write(files: FileTree): void;
  remove(name: string): void;
  /** Stages everything, commits it and gives the commit id. */
  commit(message: string): string;
}

const IDENTITY = {
  GIT_AUTHOR_NAME: 'Pomona',
  GIT_AUTHOR_EMAIL: 'pomona@example.org',
  GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z',
  GIT_COMMITTER_NAME: 'Pomona',
  GIT_COMMITTER_EMAIL: 'pomona@example.org',
  GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z',
};

/** Environment under which git reads no configuration of the user or the system. */
export const PLAIN_GIT = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null', LC_ALL: 'C' };

/** A repository with these files in its first commit, on branch `main`. */
export function createRepository(files: FileTree): Repository {
  const repository = emptyRepository();
  repository.write(files);
  repository.commit('base');
  return repository;
}

/** A repository without a commit, on branch `main`. */
export function emptyRepository(): Repository {
  const root = temporaryFolder();
  const repository = repositoryAt(root);
  repository.git('init', '--quiet', '--initial-branch=main');
  return repository;
}

/** The repository that lies in a folder. */
export function repositoryAt(root: string): Repository {
  const git = (...args: readonly string[]): string => {
    const env = { PATH: process.env['PATH'] ?? '', ...PLAIN_GIT, ...IDENTITY };
    const { status, stdout, stderr } = spawnSync('git', args, {
      cwd: root,
      env,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
    return stdout;
  };
  return {
    root,
    git,
    write: (files) => writeTree(root, files),
    remove: (name) => rmSync(path.join(root, name), { recursive: true }),
    commit: (message) => {
      git('add', '--all', '--force');
      git('commit', '--quiet', '--allow-empty', '-m', message);
      return git('rev-parse', 'HEAD').trim();
    },
  };
}
