import type { RepoPath } from '@tidemark/kernel';
import type { PackageJson } from './package-json.ts';

export type PackageManager = 'pnpm' | 'yarn' | 'npm';

/** Scripts that measure a package, the first there is. */
export const COVERAGE_SCRIPTS: readonly string[] = ['test:coverage', 'coverage'];

/**
 * The command line that measures a package again, as a person or an agent would type it at the root. A folder without
 * a package.json is measured by the test runner of the root. Null where the root has none
 * either: nothing tells then how the tests run.
 */
export function measureCommand(
  manager: PackageManager,
  folder: RepoPath,
  packageJson: Pick<PackageJson, 'name' | 'scripts' | 'runner'> | null,
): string | null {
  if (folder === '' && packageJson === null) return null;
  const script = COVERAGE_SCRIPTS.find((candidate) => packageJson?.scripts.includes(candidate));
  const isRoot = folder === '' || packageJson === null;
  const runner = packageJson?.runner === 'jest' ? 'jest --coverage' : 'vitest run --coverage';
  const words = `${runner}${folder !== '' && packageJson === null ? ` --root ${quoted(folder)}` : ''}`;
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

/**
 * One command for what many measure, `each` as `measureCommand` tells: the script of the root that measures, else the
 * script that all of them run in their packages, run in every package. Null where the workspace has no such command.
 */
export function measureAllCommand(
  manager: PackageManager,
  root: Pick<PackageJson, 'scripts'>,
  each: readonly string[],
): string | null {
  const ofRoot = COVERAGE_SCRIPTS.find((script) => root.scripts.includes(script));
  if (ofRoot !== undefined) return manager === 'npm' ? `npm run ${ofRoot}` : `${manager} ${ofRoot}`;
  const shared = COVERAGE_SCRIPTS.find((script) =>
    each.every((command) =>
      manager === 'npm'
        ? command.startsWith(`npm run ${script} --workspace `)
        : command.endsWith(` ${script}`),
    ),
  );
  if (shared === undefined) return null;
  if (manager === 'pnpm') return `pnpm -r ${shared}`;
  // The versions of yarn have no command for it in common.
  return manager === 'npm' ? `npm run ${shared} --workspaces --if-present` : null;
}

/** A word as a shell takes it: a name from outside may hold anything, and what would be read differently is quoted. */
export function quoted(word: string): string {
  return /^[\w@/.:=,-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
