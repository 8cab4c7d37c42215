import path from 'node:path';
import type { RepoPath } from '@tidemark/kernel';
import type { PackageFacts, WorkspaceView } from './workspace-view.ts';

/** The tools of a package that is measured, and the ranges under which they are asked for where nobody has them yet. */
export const MEASURING = ['@tidemark/core-testing', '@tidemark/manifest', '@vitest/coverage-v8', 'vitest'];
/** Those that plant mutants. */
export const MUTATING = ['@stryker-mutator/core', '@stryker-mutator/vitest-runner'];

const PUBLISHED: Readonly<Record<string, string>> = {
  '@stryker-mutator/core': '^10.1.1',
  '@stryker-mutator/vitest-runner': '^10.1.1',
  '@vitest/coverage-v8': '^5.1.0',
  vitest: '^5.1.0',
};
/** Packages that must have the version of another. */
const SAME_AS: Readonly<Record<string, string>> = {
  '@vitest/coverage-v8': 'vitest',
  '@stryker-mutator/vitest-runner': '@stryker-mutator/core',
};

/**
 * The ranges by which a package in this folder of the workspace asks for these: the workspace's own packages by its own
 * range, others as most packages ask for them already, else as they are published.
 */
export function dependencyRanges(
  names: readonly string[],
  folder: RepoPath,
  { workspaceRange, tidemarkVersion }: WorkspaceView,
  packages: readonly PackageFacts[],
): Record<string, string> {
  const rangeOf = (name: string): string => {
    if (packages.some((entry) => entry.name === name)) return workspaceRange;
    const leader = SAME_AS[name];
    const asked =
      usualRange(name, folder, packages) ??
      (leader === undefined ? null : plainRange(leader, folder, packages));
    return asked ?? PUBLISHED[name] ?? `^${tidemarkVersion}`;
  };
  return Object.fromEntries(names.toSorted().map((name) => [name, rangeOf(name)]));
}

/** What most packages say; of two said equally often the one that was met first, so the root's. */
function usualRange(name: string, folder: RepoPath, packages: readonly PackageFacts[]): string | null {
  const counts = new Map<string, number>();
  for (const { path: from, dependencies } of packages) {
    const range = meantIn(folder, from, dependencies.get(name));
    if (range !== undefined) counts.set(range, (counts.get(range) ?? 0) + 1);
  }
  return [...counts].toSorted((one, other) => other[1] - one[1])[0]?.[0] ?? null;
}

/** A place on this disk is told from the folder of the package that asks for it. */
function meantIn(folder: RepoPath, from: RepoPath, range: string | undefined): string | undefined {
  const [, kind, place] = /^(file|link|portal):(\.{1,2}\/.*)$/.exec(range ?? '') ?? [];
  return kind === undefined || place === undefined
    ? range
    : `${kind}:${path.posix.relative(`/${folder}`, path.posix.resolve(`/${from}`, place))}`;
}

/** A range that means the same for another package: one that names a catalogue or a place does not. */
function plainRange(name: string, folder: RepoPath, packages: readonly PackageFacts[]): string | null {
  const range = usualRange(name, folder, packages);
  return range === null || range.includes(':') ? null : range;
}
