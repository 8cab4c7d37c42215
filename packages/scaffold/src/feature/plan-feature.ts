import { byText, joinRepoPath, ok, type RepoPath, type Result } from '@tidemark/kernel';
import { dependencyRanges, MEASURING, MUTATING } from '../dependency-ranges.ts';
import { filePlan, type PlannedFile } from '../file-plan.ts';
import { mutateScript } from '../mutate-script.ts';
import { packageFacts, type WorkspaceView } from '../workspace-view.ts';
import { readFeatureName } from './feature-name.ts';
import { featurePlace } from './feature-place.ts';
import { configurationFiles } from './templates/configuration.ts';
import { controllerFiles } from './templates/controller.ts';
import { ENTITY } from './templates/entity.ts';
import { INFRASTRUCTURE } from './templates/infrastructure.ts';
import { USE_CASE } from './templates/use-case.ts';

/** What is asked for: a name, and the folder that the feature goes into; null for where features usually lie. */
export interface FeatureRequest {
  readonly name: string;
  readonly parent: string | null;
}

/** A feature as it would be written. `kept` are files of it that are there already, and stay as they are. */
export interface FeaturePlan {
  readonly packageName: string;
  readonly folder: RepoPath;
  readonly files: readonly PlannedFile[];
  readonly kept: readonly RepoPath[];
}

/**
 * Plans a new feature: manifest, configuration, and one entity, use case and controller with their tests. Of one that
 * is there only the missing configuration is planned, so planning again changes nothing. A name that is none, or that is
 * taken, is `usage`.
 */
export function planFeature(request: FeatureRequest, view: WorkspaceView): Result<FeaturePlan> {
  const name = readFeatureName(request.name);
  if (!name.ok) return name;
  const packages = packageFacts(view);
  const place = featurePlace(name.value, request.parent, view, packages);
  if (!place.ok) return place;
  const { folder, packageName } = place.value;
  const { base } = name.value;
  const configuration = configurationFiles({
    packageName,
    base,
    license: packages.find(({ path }) => path === '')?.license ?? null,
    mutate: mutateScript(packageName, folder, packages),
    devDependencies: dependencyRanges([...MEASURING, ...MUTATING], folder, view, packages),
  });
  const at = (file: string) => joinRepoPath(folder, file) ?? folder;
  const hasCode = view.list(at('src')).length > 0;
  const code = { ...ENTITY, ...USE_CASE, ...controllerFiles(base), ...INFRASTRUCTURE };
  const missing = Object.entries({ ...configuration, ...(hasCode ? {} : code) })
    .map(([file, after]) => ({ path: at(file), before: null, after }))
    .filter(({ path }) => !view.exists(path));
  const kept = Object.keys({ ...configuration, ...code })
    .map(at)
    .filter(view.exists)
    .toSorted(byText);
  return ok({ packageName, folder, files: filePlan(missing), kept });
}
