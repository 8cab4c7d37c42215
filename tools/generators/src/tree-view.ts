import { getProjects, type Tree } from '@nx/devkit';
import { type RepoPath, toRepoPath } from '@tidemark/kernel';
import type { PackageRequest, WorkspaceView } from '@tidemark/scaffold';
import manifest from '../package.json' with { type: 'json' };
import { memberTest } from './member-test.ts';

/** What generators see of an Nx workspace: its packages are the projects that have a package.json, and the root. */
export function treeView(tree: Tree): WorkspaceView {
  const read = (file: string) => (tree.isFile(file) ? tree.read(file, 'utf8') : null);
  const folders = new Set([
    '',
    ...[...getProjects(tree).values()].map(({ root }) => (root === '.' ? '' : root)),
  ]);
  return {
    packages: [...folders].flatMap((folder) => {
      const path = toRepoPath(folder);
      const text = read(folder === '' ? 'package.json' : `${folder}/package.json`);
      return path === null || text === null ? [] : { path, text };
    }),
    workspaceRange: knowsWorkspaceRange(tree) ? 'workspace:*' : '*',
    tidemarkVersion: manifest.version,
    isMember: memberTest(read),
    read,
    exists: (path) => tree.exists(path),
    list: (folder) => (tree.exists(folder) ? tree.children(folder) : []),
  };
}

/** A project by its name in Nx, a package by its name, or a folder. */
export function requestFor(tree: Tree, wanted: string): PackageRequest {
  const root = getProjects(tree).get(wanted)?.root;
  const folder: RepoPath | null = toRepoPath(root ?? wanted);
  return { wanted, folder };
}

/** npm knows no such range, nor does the first yarn, whose lock file says so. */
function knowsWorkspaceRange(tree: Tree): boolean {
  const lock = tree.read('yarn.lock', 'utf8');
  if (lock !== null) return !lock.includes('# yarn lockfile v1');
  return ['pnpm-workspace.yaml', 'pnpm-lock.yaml', 'bun.lock', 'bun.lockb'].some((file) => tree.exists(file));
}
