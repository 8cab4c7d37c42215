import type { RepoPath } from '@tidemark/kernel';
import { surelyMatches } from '@tidemark/manifest';
import { parse } from 'yaml';

/**
 * Would a package in a folder be one of the workspace, as pnpm-workspace.yaml or the root package.json say? Where neither
 * says anything, Nx takes a project from anywhere.
 */
export function memberTest(read: (file: string) => string | null): (folder: RepoPath) => boolean {
  const globs = packageGlobs(read);
  if (globs.length === 0) return () => true;
  const [unwanted = [], wanted = []] = [true, false].map((isNegated) =>
    globs
      .filter((glob) => glob.startsWith('!') === isNegated)
      .map((glob) => surelyMatches(glob.replace(/^!?(?:\.\/)?/, '').replace(/\/+$/, ''))),
  );
  return (folder) =>
    wanted.some((matches) => matches(folder)) && !unwanted.some((matches) => matches(folder));
}

function packageGlobs(read: (file: string) => string | null): string[] {
  const workspace = read('pnpm-workspace.yaml');
  if (workspace !== null) return textsIn(fieldOf(parse(workspace), 'packages'));
  const workspaces = fieldOf(JSON.parse(read('package.json') ?? '{}'), 'workspaces');
  return textsIn(fieldOf(workspaces, 'packages') ?? workspaces);
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(name) : undefined;
}

function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}
