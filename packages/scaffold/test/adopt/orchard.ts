import type { RepoPath, Tally } from '@tidemark/kernel';
import type { AdoptablePackage, AdoptionFacts, AdoptionPlan, Evidence } from '../../src/index.ts';

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

export const at = (path: string) => path as RepoPath;

const UNMEASURED: Evidence = { kind: 'none', why: 'there is no coverage report' };

/** A tally of the same share in every metric. */
export function tally(covered: number, total: number): Tally {
  const ratio = { covered, total };
  return { statements: ratio, branches: ratio, functions: ratio, lines: ratio };
}

export function measured(
  tallies: Readonly<Record<string, Tally>>,
  missing: readonly string[] = [],
): Evidence {
  return {
    kind: 'measured',
    report: 'coverage/lcov.info',
    tallies: new Map(Object.entries(tallies)),
    missing,
  };
}

/** A package with one source file and a test, run by vitest 5 from a script of its own. */
export function apple(
  more: Partial<AdoptablePackage> & { readonly json?: Readonly<Record<string, unknown>> } = {},
): AdoptablePackage {
  const { json: described = {}, ...rest } = more;
  const folder = rest.folder ?? at('packages/apple');
  const name = rest.name ?? '@shop/apple';
  const scripts = rest.scripts ?? new Map([['test', 'vitest run']]);
  const text = json({ name, type: 'module', scripts: Object.fromEntries(scripts), ...described });
  return {
    name,
    folder,
    packageJson: { path: at(folder === '' ? 'package.json' : `${folder}/package.json`), text },
    hasManifest: false,
    hasTests: true,
    code: ['src/apple.ts'],
    runner: 'vitest',
    scripts,
    vitestVersion: '5.1.0',
    provider: 'v8',
    vitestConfig: null,
    importsTypeScript: true,
    evidence: UNMEASURED,
    isReportIgnored: true,
    ...rest,
  };
}

/** The root of a workspace: scripts that it has, and no code. */
export function root(scripts: Readonly<Record<string, string>> = {}): AdoptablePackage {
  return apple({
    name: 'orchard',
    folder: at(''),
    hasTests: false,
    code: [],
    runner: null,
    scripts: new Map(Object.entries(scripts)),
    vitestVersion: null,
    provider: null,
  });
}

/** A pnpm workspace of these packages under a root. */
export function workspace(
  packages: readonly AdoptablePackage[],
  more: Partial<AdoptionFacts> = {},
): AdoptionFacts {
  const hasRoot = packages.some(({ folder }) => folder === '');
  return {
    manager: 'pnpm',
    version: '1.2.3',
    isWorkspace: true,
    isStrict: false,
    turbo: null,
    nx: null,
    gitignore: null,
    isSummaryHidden: false,
    ci: null,
    packages: hasRoot ? packages : [root(), ...packages],
    ...more,
  };
}

/** The text that a plan gives a file, or undefined where it leaves it alone. */
export function planned({ files }: AdoptionPlan, path: string): string | undefined {
  return files.find((file) => file.path === path)?.after;
}

export function scriptsOf(plan: AdoptionPlan, path: string): Record<string, string> {
  return JSON.parse(planned(plan, path) ?? '{}').scripts ?? {};
}
