import type { RepoPath } from '@tidemark/kernel';
import type { PackageJson } from './package-json.ts';

export type PackageManager = 'pnpm' | 'yarn' | 'npm';

/** Scripts that measure a package, the first there is. */
export const COVERAGE_SCRIPTS: readonly string[] = ['test:coverage', 'coverage'];

/**
 * The command line that measures a package again, as a person or an agent would type it at the root. A folder without
 * a package.json is measured by the test runner of the root.
 */
export function measureCommand(
  manager: PackageManager,
  folder: RepoPath,
  packageJson: Pick<PackageJson, 'name' | 'scripts'> | null,
): string {
  const script = COVERAGE_SCRIPTS.find((candidate) => packageJson?.scripts.includes(candidate));
  const isRoot = folder === '' || packageJson === null;
  const words = `vitest run --coverage${folder !== '' && packageJson === null ? ` --root ${quoted(folder)}` : ''}`;
  const name = quoted(packageJson?.name ?? `./${folder}`);
  if (manager === 'pnpm') {
    const filter = isRoot ? 'pnpm' : `pnpm --filter ${name}`;
    return script === undefined ? `${filter} exec ${words}` : `${filter} ${script}`;
  }
  if (manager === 'yarn') {
    const workspace = isRoot ? 'yarn' : `yarn workspace ${name}`;
    return `${workspace} ${script ?? words}`;
  }
  const where = isRoot ? '' : ` --workspace ${name}`;
  return script === undefined ? `npm exec${where} -- ${words}` : `npm run ${script}${where}`;
}

/** A name from a package.json may hold anything; what a shell would read differently is put in single quotes. */
function quoted(name: string): string {
  return /^[\w@/.-]+$/.test(name) ? name : `'${name.replaceAll("'", String.raw`'\''`)}'`;
}
