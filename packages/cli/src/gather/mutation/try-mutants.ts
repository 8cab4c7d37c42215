import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { failed, ok, type Result } from '@tidemark/kernel';
import {
  parseEvent,
  readReport,
  strykerFailure,
  strykerSettings,
  type KnownVerdicts,
  type PackageRun,
  type Scope,
  type StrykerEvent,
} from '@tidemark/mutation';
import type { WarningPart } from '../../contract/documents.ts';
import type { World } from '../../world/world.ts';
import type { MutationPackage } from './mutation-package.ts';
import { ownSettings } from './own-settings.ts';
import { strykerTools } from './stryker-tools.ts';

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
  { target, files, scope, known }: Trial,
  onEvent: (event: StrykerEvent) => void,
): Promise<Result<TrialOutcome>> {
  const { owner, folder, sources } = target;
  const { name } = owner.ref;
  const own = ownSettings(world, folder);
  const tools = strykerTools(world, folder, name);
  if (!own.ok) return own;
  if (!tools.ok) return tools;
  const nMarks = Object.keys(known.marks).length;
  return world.inScratch(async (scratch) => {
    const sandboxes = path.join(folder, '.stryker-tmp', path.basename(scratch.folder));
    scratch.takesAway(sandboxes);
    const reportFile = path.join(scratch.folder, 'mutation.json');
    const configuration = strykerSettings(own.value.settings, {
      files,
      concurrency: world.parallelism,
      plugins: [
        tools.value.runner,
        ...furtherPlugins(world, target, own.value.settings['plugins']),
        ourPlugin(),
      ],
      filter: scope.kind === 'all' && nMarks === 0 ? null : { scope, known: known.marks },
      reportFile,
      sandboxes: path.relative(folder, sandboxes),
    });
    if (!configuration.ok) return configuration;
    const configFile = path.join(scratch.folder, 'stryker.json');
    const written = world.files.write(configFile, [JSON.stringify(configuration.value.settings)]);
    if (!written.ok) return written;
    const onLine = (line: string) => {
      const event = parseEvent(line);
      if (event !== null) onEvent(event);
    };
    const args = [tools.value.bin, 'run', configFile];
    const { code, output } = await scratch.runProgram(world.nodeProgram, args, { cwd: folder, onLine });
    const bytes = world.files.read(reportFile);
    const report = bytes === null ? null : Buffer.from(bytes).toString('utf8');
    if (code !== 0 || report === null) return strykerFailure(name, { code, output, report }, target.tests);
    const run = await readReport(report, { name, sources, scope, known });
    if (!run.ok) return run;
    const hung = hungSuite(name, run.value);
    if (hung !== null) return hung;
    const nKnown = run.value.mutants.filter(
      (mutant) => known.verdictOf(mutant, run.value.tests) !== null,
    ).length;
    const { overruled } = configuration.value;
    return ok({ run: run.value, nKnown, warnings: settingWarnings(name, own.value.unread, overruled) });
  });
}

/** When the clock alone noticed every mutant, the suite hangs more than it tests. */
function hungSuite(name: string, { mutants }: PackageRun): Result<never> | null {
  const timeouts = mutants.filter(({ status }) => status === 'timeout').length;
  const others = mutants.filter(({ status }) =>
    ['killed', 'survived', 'not-covered'].includes(status),
  ).length;
  if (timeouts < LEAST_HUNG || others > 0) return null;
  return failed({
    code: 'tool-error',
    message: `${name}: all ${timeouts} mutants ran into the time limit, and no test noticed one`,
    hint: 'Look for a test that waits without an end, or raise timeoutMS in the configuration of Stryker',
  });
}

const LEAST_HUNG = 5;

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
