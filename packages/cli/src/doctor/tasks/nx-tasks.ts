import { entriesOf, textOf, textsOf, valueAt, type StaticValue } from '@tidemark/syntax';
import { coverageScripts, makesCoverage } from '../coverage-scripts.ts';
import type { ConfigFile, PackageFacts, RepositoryFacts } from '../facts.ts';
import { reachReport, unreachedCode, type CoverageTask, type Place } from './coverage-task.ts';

const MOST_NAMED = 20;

/**
 * The targets of Nx that make coverage and are cached: of project.json and package.json over `targetDefaults`.
 * Format: nx.dev, "Project configuration" and "nx.json".
 */
export function nxTasks({ nxJson, packages }: RepositoryFacts): CoverageTask[] {
  if (nxJson?.value == null) return [];
  return packages.flatMap((entry) => {
    const targets = targetsOf(entry);
    const names = new Set([
      ...coverageScripts(entry),
      ...[...targets].flatMap(([name, { value }]) => (targetMakesCoverage(name, value) ? [name] : [])),
    ]);
    return [...names].flatMap(
      (name) => taskOf(entry, name, { nxJson, target: targets.get(name) ?? null }) ?? [],
    );
  });
}

interface Target extends Pick<ConfigFile, 'file'> {
  readonly value: StaticValue;
}

function targetsOf({ nxProject, packageJson }: PackageFacts): Map<string, Target> {
  const targets = new Map<string, Target>();
  for (const [config, at] of [
    [packageJson, ['nx', 'targets']],
    [nxProject, ['targets']],
  ] as const) {
    for (const [name, value] of entriesOf(valueAt(config?.value ?? null, ...at)))
      if (config !== null) targets.set(name, { file: config.file, value });
  }
  return targets;
}

function targetMakesCoverage(name: string, target: StaticValue): boolean {
  const coverage = valueAt(target, 'options', 'coverage');
  const command = textOf(valueAt(target, 'command')) ?? textOf(valueAt(target, 'options', 'command')) ?? '';
  return makesCoverage(name, command) || (coverage?.kind === 'literal' && coverage.value === true);
}

function taskOf(
  entry: PackageFacts,
  name: string,
  { nxJson, target }: { readonly nxJson: ConfigFile; readonly target: Target | null },
): CoverageTask | null {
  const executor = textOf(valueAt(target?.value ?? null, 'executor'));
  const defaults = valueAt(nxJson.value, 'targetDefaults');
  const general = (executor === null ? null : valueAt(defaults, executor)) ?? valueAt(defaults, name);
  const setting = (key: string) => {
    const own = valueAt(target?.value ?? null, key);
    if (target !== null && own !== null) return { value: own, at: { file: target.file, line: own.line } };
    const value = valueAt(general, key);
    const at: Place =
      general !== null || target === null
        ? { file: nxJson.file, line: value?.line ?? general?.line ?? 1 }
        : { file: target.file, line: target.value.line };
    return { value, at };
  };
  if (!isCached(name, setting('cache').value, nxJson)) return null;
  const outputs = setting('outputs');
  const inputs = setting('inputs');
  return {
    runner: 'nx',
    name,
    bringsReport: bringsReport(textsOf(outputs.value)),
    outputsAt: outputs.at,
    unnoticed: unnoticedBy(entry, inputs.value === null ? ['default'] : textsOf(inputs.value), nxJson),
    inputsAt: inputs.at,
  };
}

function isCached(name: string, cache: StaticValue | null, { value }: ConfigFile): boolean {
  if (cache?.kind === 'literal') return cache.value === true;
  const runner = valueAt(value, 'tasksRunnerOptions', 'default', 'options', 'cacheableOperations');
  return textsOf(runner).includes(name);
}

/** A place at the root of the workspace, or one that an option names, is believed when it speaks of coverage. */
function bringsReport(outputs: readonly string[]): boolean {
  const elsewhere = /\{(?:workspaceRoot|options\.)/;
  return (
    outputs.some((output) => elsewhere.test(output) && /coverage|reports/i.test(output)) ||
    reachReport(outputs.filter((output) => !elsewhere.test(output)).map(belowProject))
  );
}

function unnoticedBy(entry: PackageFacts, inputs: readonly string[], nxJson: ConfigFile) {
  const named = valueAt(nxJson.value, 'namedInputs');
  const globs: string[] = [];
  const open = new Set<string>();
  const waiting = [...inputs];
  for (let input = waiting.shift(); input !== undefined; input = waiting.shift()) {
    if (input.includes('{workspaceRoot}') || input.startsWith('^')) continue;
    if (input.includes('{projectRoot}')) globs.push(belowProject(input));
    else if (!open.has(input) && open.size < MOST_NAMED) {
      open.add(input);
      const meant = valueAt(named, input);
      // A name that nothing explains may stand for anything, and `default` stands for everything.
      if (meant === null) globs.push('**');
      else waiting.push(...textsOf(meant));
    }
  }
  return unreachedCode(entry, globs);
}

function belowProject(text: string): string {
  return text.replace('{projectRoot}/', '').replace('{projectRoot}', '**');
}
