import {
  failed,
  isWithin,
  joinRepoPath,
  ok,
  parentOf,
  type RepoPath,
  type Result,
  toRepoPath,
} from '@tidemark/kernel';
import type { PackageFacts, WorkspaceView } from '../workspace-view.ts';
import type { FeatureName } from './feature-name.ts';

/** Where a feature goes, and what its package is called. */
export interface FeaturePlace {
  readonly folder: RepoPath;
  readonly packageName: string;
}

/** Where packages lie by convention, the most particular first. */
const USUAL_FOLDERS = ['packages/features', 'features', 'packages', 'libs', 'modules', 'apps'];

/**
 * Finds the place of a new feature: below `parent`, or below the first usual folder that the workspace takes packages
 * from. Its scope is that of its neighbours. A folder outside of the workspace, a name that another package has and a
 * folder that holds another package are `usage`.
 */
export function featurePlace(
  name: FeatureName,
  parent: string | null,
  { isMember, read }: WorkspaceView,
  packages: readonly PackageFacts[],
): Result<FeaturePlace> {
  const below = (folder: string) => joinRepoPath(toRepoPath(folder) ?? ('..' as RepoPath), name.base);
  const usual = USUAL_FOLDERS.map(below).find((folder) => folder !== null && isMember(folder)) ?? null;
  const folder = parent === null ? usual : below(parent);
  if (folder === null) return parent === null ? noUsualFolder() : outside(parent);
  if (!isMember(folder)) return noMember(folder, usual);
  const scope = name.scope ?? scopeBeside(folder, packages);
  const packageName = scope === null ? name.base : `${scope}/${name.base}`;
  if (read(parentOf(folder)) !== null || read(folder) !== null)
    return taken(folder, `${folder} is, or lies below, a file`);
  const namesake = packages.find((entry) => entry.name === packageName && entry.path !== folder);
  if (namesake !== undefined)
    return taken(namesake.path, `the name ${packageName} is taken by ${namesake.path || 'the root'}`);
  const there = packages.find((entry) => entry.path === folder);
  if (there !== undefined && there.name !== packageName)
    return taken(folder, `${folder} holds ${there.name ?? 'a package without a name'}`);
  return ok({ folder, packageName });
}

/** A scope that npm takes: it goes into a script, and a shell must find nothing in it. */
const SCOPE = /^(@[a-z0-9~-][a-z0-9._~-]*)\//;

/** The scope most packages beside the folder have; where there are none, most packages of the workspace. */
function scopeBeside(folder: RepoPath, packages: readonly PackageFacts[]): string | null {
  const others = packages.filter(({ path }) => path !== '' && path !== folder);
  const beside = others.filter(({ path }) => isWithin(parentOf(folder), path));
  const counts = new Map<string | null, number>();
  for (const { name } of beside.length > 0 ? beside : others) {
    if (name === null) continue;
    const scope = SCOPE.exec(name)?.[1] ?? null;
    counts.set(scope, (counts.get(scope) ?? 0) + 1);
  }
  return [...counts].toSorted((one, other) => other[1] - one[1])[0]?.[0] ?? null;
}

function outside(parent: string): Result<never> {
  return failed({
    code: 'usage',
    message: `${parent} is no folder of the repository`,
    hint: 'Name a folder below the root, relative to it, such as packages/features',
  });
}

function noUsualFolder(): Result<never> {
  return failed({
    code: 'usage',
    message: `the workspace takes packages from none of ${USUAL_FOLDERS.join(', ')}`,
    hint: 'Name a folder with --in, or let the workspace take packages from packages/*',
  });
}

function noMember(folder: RepoPath, usual: RepoPath | null): Result<never> {
  const parent = parentOf(folder) || '.';
  return failed({
    code: 'usage',
    message: `a package in ${folder} would not be one of the workspace`,
    hint: `Let the workspace take packages from ${parent}/*${usual === null ? '' : `, or use --in ${parentOf(usual)}`}`,
  });
}

function taken(file: RepoPath, message: string): Result<never> {
  return failed({ code: 'usage', message, hint: 'Choose another name, or another folder with --in', file });
}
