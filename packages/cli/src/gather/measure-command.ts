import type { RepoPath } from '@tidemark/kernel';

export type PackageManager = 'pnpm' | 'yarn' | 'npm';

/** Scripts that measure a package, the first there is. */
export const COVERAGE_SCRIPTS: readonly string[] = ['test:coverage', 'coverage'];

/** The command line that measures a package again, as a person or an agent would type it at the root. */
export function measureCommand(
  manager: PackageManager,
  name: string,
  folder: RepoPath,
  scripts: readonly string[],
): string {
  const script = COVERAGE_SCRIPTS.find((candidate) => scripts.includes(candidate));
  const isRoot = folder === '';
  if (manager === 'pnpm') {
    const filter = isRoot ? 'pnpm' : `pnpm --filter ${quoted(name)}`;
    return script === undefined ? `${filter} exec vitest run --coverage` : `${filter} ${script}`;
  }
  if (manager === 'yarn') {
    const workspace = isRoot ? 'yarn' : `yarn workspace ${quoted(name)}`;
    return `${workspace} ${script ?? 'vitest run --coverage'}`;
  }
  const where = isRoot ? '' : ` --workspace ${quoted(name)}`;
  return script === undefined ? `npm exec${where} -- vitest run --coverage` : `npm run ${script}${where}`;
}

/** A name from a package.json may hold anything; what a shell would read differently is put in single quotes. */
function quoted(name: string): string {
  return /^[\w@/.-]+$/.test(name) ? name : `'${name.replaceAll("'", String.raw`'\''`)}'`;
}
