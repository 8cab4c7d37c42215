import { toRepoPath, type RepoPath } from '@tidemark/kernel';
import type { FileTree } from '@tidemark/test-kit';
import type { WorkspaceView } from '../src/index.ts';

/** A path that is one. */
export function at(text: string): RepoPath {
  const path = toRepoPath(text);
  if (path === null) throw new Error(`${text} is no path`);
  return path;
}

/** A workspace of these files, which takes packages from `packages/*` and `packages/features/*`. */
export function orchardView(files: FileTree, facts: Partial<WorkspaceView> = {}): WorkspaceView {
  const names = Object.keys(files);
  const text = (name: string) => String(files[name]);
  return {
    packages: names
      .filter((name) => /(?:^|\/)package\.json$/.test(name))
      .map((name) => ({ path: at(name.replace(/\/?package\.json$/, '')), text: text(name) })),
    workspaceRange: 'workspace:*',
    tidemarkVersion: '1.2.3',
    isMember: (folder) => /^packages\/(?:features\/)?[^/]+$/.test(folder) && folder !== 'packages/features',
    read: (file) => (names.includes(file) ? text(file) : null),
    exists: (path) => names.some((name) => name === path || name.startsWith(`${path}/`)),
    list: (folder) =>
      names.filter((name) => name.startsWith(`${folder}/`)).map((name) => name.slice(folder.length + 1)),
    ...facts,
  };
}
