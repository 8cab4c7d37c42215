import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ok, type Result } from '@tidemark/kernel';
import {
  parseEvent,
  ranNoTest,
  readOutcome,
  strykerSettings,
  type KnownVerdicts,
  type PackageRun,
  type RunSettings,
  type Scope,
  type Settings,
  type StrykerEvent,
  type StrykerOutcome,
} from '@tidemark/mutation';
import type { WarningPart } from '../../contract/documents.ts';
import type { World } from '../../world/world.ts';
import type { MutationPackage } from './mutation-package.ts';
import { ownSettings } from './own-settings.ts';
import { strykerTools, type StrykerTools } from './stryker-tools.ts';

/** Which mutants of a package to try, in which of its files. */
export interface Trial {
  readonly target: MutationPackage;
  readonly files: readonly string[];
  readonly scope: Scope;
  readonly known: KnownVerdicts;
}

/** What came of a trial; `nKnown` of its mutants were not tried again. */
export interface TrialOutcome {
  readonly run: PackageRun;
  readonly nKnown: number;
  readonly warnings: readonly WarningPart[];
}

/**
 * Runs Stryker over the files of a package, and reads what it found. Nothing is left behind: neither a process nor a
 * sandbox, however it ends. What goes wrong is a `tool-error` with the names of the tests that are to blame.
 */
export async function tryMutants(
  world: World,
  trial: Trial,
  onEvent: (event: StrykerEvent) => void,
): Promise<Result<TrialOutcome>> {
  const { target, scope, known } = trial;
  const { name } = target.owner.ref;
  const own = ownSettings(world, target.folder);
  const tools = strykerTools(world, target.folder, name);
  if (!own.ok) return own;
  if (!tools.ok) return tools;
  const setting = { own: own.value.settings, tools: tools.value, onEvent };
  const first = await runStryker(world, trial, { ...setting, tests: 'related' });
  // Of files that no test imports every mutant is not covered, which shows when other tests run.
  const isUntested = first.ok && ranNoTest(first.value.outcome);
  const ended = isUntested ? await runStryker(world, trial, { ...setting, tests: 'all' }) : first;
  if (!ended.ok) return ended;
  const { outcome, overruled } = ended.value;
  const context = { name, sources: target.sources, scope, known };
  const run = await readOutcome(outcome, context, target.tests);
  if (!run.ok) return run;
  const { mutants, tests } = run.value;
  const nKnown = mutants.filter((mutant) => known.verdictOf(mutant, tests) !== null).length;
  return ok({ run: run.value, nKnown, warnings: settingWarnings(name, own.value.unread, overruled) });
}

interface Setting extends Pick<RunSettings, 'tests'> {
  readonly own: Settings;
  readonly tools: StrykerTools;
  readonly onEvent: (event: StrykerEvent) => void;
}

interface Ended {
  readonly outcome: StrykerOutcome;
  readonly overruled: readonly string[];
}

function runStryker(
  world: World,
  { target, files, scope, known }: Trial,
  { own, tools, tests, onEvent }: Setting,
): Promise<Result<Ended>> {
  const { folder } = target;
  const isEverything = scope.kind === 'all' && Object.keys(known.marks).length === 0;
  return world.inScratch(async (scratch) => {
    const sandboxes = path.join(folder, '.stryker-tmp', path.basename(scratch.folder));
    scratch.takesAway(sandboxes);
    const reportFile = path.join(scratch.folder, 'mutation.json');
    const made = strykerSettings(own, {
      files,
      concurrency: world.parallelism,
      plugins: [tools.runner, ...furtherPlugins(world, target, own['plugins']), ourPlugin()],
      tests,
      filter: isEverything ? null : { scope, known: known.marks },
      reportFile,
      sandboxes: path.relative(folder, sandboxes),
    });
    if (!made.ok) return made;
    const configFile = path.join(scratch.folder, 'stryker.json');
    const written = world.files.write(configFile, [JSON.stringify(made.value.settings)]);
    if (!written.ok) return written;
    const onLine = (line: string) => {
      const event = parseEvent(line);
      if (event !== null) onEvent(event);
    };
    const args = [tools.bin, 'run', configFile];
    const ended = await scratch.runProgram(world.nodeProgram, args, { cwd: folder, onLine });
    const bytes = world.files.read(reportFile);
    const report = bytes === null ? null : Buffer.from(bytes).toString('utf8');
    return ok({ outcome: { ...ended, report }, overruled: made.value.overruled });
  });
}

function settingWarnings(name: string, unread: string | null, overruled: readonly string[]): WarningPart[] {
  const message = `${name}: in its configuration of Stryker ${overruled.join(', ')} does not count: the manifest and Tidemark decide it`;
  const unreadMessage = `${name}: ${unread ?? ''} is not read, because it would have to be run; write stryker.config.json`;
  return [
    ...(overruled.length === 0 ? [] : [{ code: 'stryker-setting', message }]),
    ...(unread === null ? [] : [{ code: 'stryker-config-unread', message: unreadMessage }]),
  ];
}

/** Plugins that the package adds, by address: under a strict layout of node_modules Stryker itself would not find them. */
function furtherPlugins(world: World, { folder }: MutationPackage, plugins: unknown): string[] {
  if (!Array.isArray(plugins)) return [];
  return plugins
    .filter((plugin) => typeof plugin === 'string')
    .filter((plugin) => plugin !== '@stryker-mutator/vitest-runner' && plugin !== '@stryker-mutator/*')
    .map((plugin) => world.resolveModule(plugin, folder) ?? plugin);
}

/** The plugin lies beside the program, as source and as built. */
function ourPlugin(): string {
  const isSource = import.meta.url.endsWith('.ts');
  return fileURLToPath(
    new URL(isSource ? '../../stryker-plugin.ts' : './stryker-plugin.js', import.meta.url),
  );
}
