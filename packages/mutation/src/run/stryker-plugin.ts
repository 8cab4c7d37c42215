import type { MutantStatus, TextRange } from '../mutant.ts';
import { DROPPED } from '../read/read-report.ts';
import { isAsked, isKnown, type CoveredMutant, type MutantFilter } from '../plan/scope.ts';
import { PLUGIN_NAME } from '../plan/stryker-settings.ts';
import type { StrykerEvent } from './run-stryker.ts';

/** Where the plugin is at work: what it tells goes to `write`, line by line, and files are seen from `folder`. */
export interface PluginPlace {
  readonly write: (line: string) => void;
  /** Absolute, without a slash at its end. */
  readonly folder: string;
}

/**
 * Makes the plugin that Stryker loads: a checker that drops the mutants nobody asked for, with the tests that cover
 * them in sight, and a reporter that tells what happens. Source: @stryker-mutator/api 10, plugin.
 */
export function strykerPlugin({ write, folder }: PluginPlace) {
  const tell = (event: StrykerEvent) => write(`${JSON.stringify(event)}\n`);
  return {
    strykerPlugins: [
      { kind: 'Checker', name: PLUGIN_NAME, factory: withOptions((filter) => checker(filter, folder)) },
      {
        kind: 'Reporter',
        name: PLUGIN_NAME,
        factory: withOptions((filter) => reporter(filter, folder, tell)),
      },
    ],
    /** Makes the setting one that Stryker knows. */
    strykerValidationSchema: { properties: { [PLUGIN_NAME]: { type: 'object' } } },
  };
}

/** A mutant as Stryker hands it to plugins; of a plan its lines and columns are 0-based, of a result 1-based. */
interface StrykerMutant {
  readonly id: string;
  readonly fileName: string;
  readonly location: Record<'start' | 'end', { readonly line: number; readonly column: number }>;
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly coveredBy?: readonly string[];
  readonly static?: boolean;
  readonly status?: string;
  readonly statusReason?: string;
}

interface Options {
  readonly [PLUGIN_NAME]: MutantFilter;
}

/** Stryker hands a factory what its `inject` names. */
function withOptions<T>(make: (filter: MutantFilter) => T) {
  return Object.assign((options: Options) => make(options[PLUGIN_NAME]), { inject: ['options'] as const });
}

/** How a mutant that was tried ended; what was ignored was not. */
const STATUSES: Readonly<Record<string, MutantStatus>> = {
  Killed: 'killed',
  Timeout: 'timeout',
  Survived: 'survived',
  NoCoverage: 'not-covered',
  RuntimeError: 'runtime-error',
  CompileError: 'compile-error',
};

function checker(filter: MutantFilter, folder: string) {
  return {
    init: () => Promise.resolve(),
    /** All at once: one message instead of one for each. */
    group: (mutants: readonly StrykerMutant[]) => Promise.resolve([mutants.map(({ id }) => id)]),
    check: (mutants: readonly StrykerMutant[]) => {
      const results = mutants.map((mutant) => [
        mutant.id,
        isTried(filter, covered(mutant, folder, 1))
          ? { status: 'passed' }
          : { status: 'compileError', reason: DROPPED },
      ]);
      return Promise.resolve(Object.fromEntries(results));
    },
  };
}

interface Plan {
  readonly plan: string;
  readonly mutant: StrykerMutant;
}

function reporter(filter: MutantFilter, folder: string, tell: (event: StrykerEvent) => void) {
  return {
    onDryRunCompleted: ({ result }: { readonly result: { readonly tests: readonly unknown[] } }) =>
      tell({ kind: 'tests-ran', nTests: result.tests.length }),
    onMutationTestingPlanReady: ({ mutantPlans }: { readonly mutantPlans: readonly Plan[] }) => {
      const tried = mutantPlans.filter(
        ({ plan, mutant }) => plan === 'Run' && isTried(filter, covered(mutant, folder, 1)),
      );
      tell({ kind: 'planned', nMutants: tried.length });
    },
    onMutantTested: (result: StrykerMutant) => {
      const status = STATUSES[result.status ?? ''];
      const mutant = covered(result, folder, 0);
      if (status === undefined || result.statusReason === DROPPED || !isTried(filter, mutant)) return;
      const { file, range, mutator, replacement } = mutant;
      tell({ kind: 'tried', file, range, mutator, replacement, status });
    },
  };
}

function isTried(filter: MutantFilter, mutant: CoveredMutant): boolean {
  return isAsked(filter.scope, mutant) && !isKnown(filter, mutant);
}

function covered(mutant: StrykerMutant, folder: string, toOneBased: 0 | 1): CoveredMutant {
  const { start, end } = mutant.location;
  const range: TextRange = [
    start.line + toOneBased,
    start.column + toOneBased,
    end.line + toOneBased,
    end.column + toOneBased,
  ];
  return {
    file: below(folder, mutant.fileName),
    range,
    mutator: mutant.mutatorName,
    replacement: mutant.replacement ?? '',
    isStatic: mutant.static ?? false,
    // A test of the vitest runner is named by its file, a hash sign and its title.
    testFiles: (mutant.coveredBy ?? []).map((test) => test.split('#', 1)[0] ?? ''),
  };
}

function below(folder: string, file: string): string {
  const [from, name] = [folder, file].map((text) => text.replaceAll('\\', '/'));
  return name?.startsWith(`${from}/`) === true ? name.slice((from?.length ?? 0) + 1) : file;
}
