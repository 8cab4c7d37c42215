import { joinRepoPath, ok, type RepoPath, type Result } from '@tidemark/kernel';
import { dependencyRanges, MUTATING } from '../dependency-ranges.ts';
import { STRYKER_CONFIG } from '../feature/templates/configuration.ts';
import { filePlan, type PlannedFile } from '../file-plan.ts';
import { findPackage, type PackageRequest } from '../find-package.ts';
import { mutateScript } from '../mutate-script.ts';
import { packageFacts, type WorkspaceView } from '../workspace-view.ts';

/** What a package needs so that mutants can be planted in it, its package.json apart, of which this is what it lacks. */
export interface StrykerPlan {
  readonly packageName: string;
  readonly folder: RepoPath;
  readonly files: readonly PlannedFile[];
  readonly scripts: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** Names that Stryker reads its configuration from. */
const CONFIGURATION = /^\.?stryker\.conf(?:ig)?\.(?:json|js|mjs|cjs|ts)$/;

/** Plans Stryker for a package. A configuration, a script and a dependency that are there stay; no package is `usage`. */
export function planStryker(request: PackageRequest, view: WorkspaceView): Result<StrykerPlan> {
  const packages = packageFacts(view);
  const found = findPackage(request, packages);
  if (!found.ok) return found;
  const { path: folder, name, scripts, dependencies } = found.value;
  const path = joinRepoPath(folder, 'stryker.config.json') ?? folder;
  const isConfigured = view.list(folder).some((entry) => CONFIGURATION.test(entry));
  const missing = ['@tidemark/core-testing', ...MUTATING].filter((tool) => !dependencies.has(tool));
  const packageName = name ?? folder;
  return ok({
    packageName,
    folder,
    files: isConfigured ? [] : filePlan([{ path, before: null, after: STRYKER_CONFIG }]),
    scripts: scripts.includes('mutate') ? {} : { mutate: mutateScript(packageName, folder, packages) },
    devDependencies: dependencyRanges(missing, folder, view, packages),
  });
}
