import type { RepoPath } from '@tidemark/kernel';
import { ROOT } from '@tidemark/kernel';
import { textsOf, valueAt, type StaticValue } from '@tidemark/syntax';
import { coverageScripts } from '../coverage-scripts.ts';
import type { ConfigFile, PackageFacts, RepositoryFacts } from '../facts.ts';
import { reachReport, unreachedCode, type CoverageTask, type Place } from './coverage-task.ts';

const DEFAULT = '$TURBO_DEFAULT$';
const EXTENDS = '$TURBO_EXTENDS$';

/**
 * The tasks of Turborepo that make coverage: those of the root's turbo.json, with what a package's own overrides.
 * A task that is not cached is none. Format: turborepo.dev, "Configuring turbo.json".
 */
export function turboTasks({ packages }: RepositoryFacts): CoverageTask[] {
  const config = packages.find((entry) => entry.ref.path === '')?.turboConfig;
  if (config?.value == null) return [];
  return packages.flatMap((entry) =>
    coverageScripts(entry).flatMap((script) => taskOf(entry, script, config) ?? []),
  );
}

function taskOf(entry: PackageFacts, script: string, root: ConfigFile): CoverageTask | null {
  const general = generalTask(entry, script, root);
  const own = entry.ref.path === '' ? null : taskIn(entry.turboConfig, script);
  if (general === null && own === null) return null;
  const cache = valueAt(own?.value ?? null, 'cache') ?? valueAt(general?.value ?? null, 'cache');
  if (cache?.kind === 'literal' && cache.value === false) return null;
  const outputs = listOf('outputs', general, own);
  const inputs = listOf('inputs', general, own);
  return {
    runner: 'turbo',
    name: script,
    bringsReport: reachReport(outputs.globs),
    outputsAt: outputs.at,
    unnoticed: unreachedCode(entry, inputs.globs.length === 0 ? ['**'] : inputs.globs.map(everything)),
    inputsAt: inputs.at,
  };
}

interface TaskEntry {
  readonly file: RepoPath;
  readonly value: StaticValue;
}

function generalTask({ ref }: PackageFacts, script: string, root: ConfigFile): TaskEntry | null {
  if (ref.path === '') return taskIn(root, `//#${script}`);
  return taskIn(root, `${ref.name}#${script}`) ?? taskIn(root, script);
}

/** `pipeline` is what Turborepo 1 called it. */
function taskIn(config: ConfigFile | null, key: string): TaskEntry | null {
  const tasks = valueAt(config?.value ?? null, 'tasks') ?? valueAt(config?.value ?? null, 'pipeline');
  const value = valueAt(tasks, key);
  return config === null || value === null ? null : { file: config.file, value };
}

interface GlobList {
  readonly globs: readonly string[];
  readonly at: Place;
}

/** The list of the package's own task, into which `$TURBO_EXTENDS$` puts the general one; else the general one. */
function listOf(key: string, general: TaskEntry | null, own: TaskEntry | null): GlobList {
  const inherited = textsOf(valueAt(general?.value ?? null, key));
  const written = valueAt(own?.value ?? null, key);
  const entry = written === null ? (general ?? own) : own;
  const place = {
    file: entry?.file ?? ROOT,
    line: valueAt(entry?.value ?? null, key)?.line ?? entry?.value.line ?? 1,
  };
  if (written === null) return { globs: inherited, at: place };
  return { globs: textsOf(written).flatMap((glob) => (glob === EXTENDS ? inherited : [glob])), at: place };
}

function everything(glob: string): string {
  return glob === DEFAULT ? '**' : glob;
}
