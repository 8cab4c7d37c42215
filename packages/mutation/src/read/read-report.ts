import { failed, ok, type Problem, type Result } from '@tidemark/kernel';
import type { MutantStatus, PackageRun, TestRef, TriedMutant } from '../mutant.ts';
import { coverMark, isAsked, isKnown, type MutantFilter, type Scope } from '../plan/scope.ts';
import { inOrder } from './in-order.ts';
import type { KnownVerdicts } from './known-verdicts.ts';
import { nameMutants } from './name-mutants.ts';
import type { ReportedMutant, StrykerReport } from './report-schema.ts';
import { textIn } from './text-in.ts';

/** What a report is read against. */
export interface ReportContext {
  readonly name: string;
  /** Text of every file that was to be mutated, by its path relative to the package. */
  readonly sources: ReadonlyMap<string, string>;
  readonly scope: Scope;
  readonly known: KnownVerdicts;
}

/** The reason by which our checker drops a mutant. */
export const DROPPED = 'tidemark: not tried';

/**
 * Reads a report of Stryker: the mutants that were asked for, those with a known verdict included. Anything that is no
 * report is a `tool-error`; a file that was edited while Stryker ran is `stale-evidence`. Every problem is given.
 */
export async function readReport(text: string, context: ReportContext): Promise<Result<PackageRun>> {
  const report = await parseReport(text);
  if (report === null)
    return failed(broken(context, 'what Stryker wrote is no report of the schema it names'));
  const problems = Object.entries(report.files).flatMap(([file, { source, mutants }]) =>
    problemsOf(context, { file, source, isPending: mutants.some(({ status }) => status === 'Pending') }),
  );
  if (problems.length > 0) return failed(...problems);
  const tests: TestRef[] = [];
  const indexOf = new Map<string, number>();
  for (const [file, { tests: all }] of Object.entries(report.testFiles ?? {})) {
    for (const { id, name } of all) {
      indexOf.set(id, tests.length);
      tests.push({ file, name });
    }
  }
  const read = Object.entries(report.files).flatMap(([file, { source, mutants }]) =>
    nameMutants(mutants.map((mutant) => readMutant(mutant, { file, source, indexOf }))),
  );
  return settled(read, tests, context);
}

async function parseReport(text: string): Promise<StrykerReport | null> {
  const { reportSchema } = await import('./report-schema.ts');
  try {
    const parsed = reportSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

function problemsOf(
  context: ReportContext,
  {
    file,
    source,
    isPending,
  }: { readonly file: string; readonly source: string; readonly isPending: boolean },
): Problem[] {
  const expected = context.sources.get(file);
  if (expected === undefined) return [broken(context, `Stryker mutated ${file}, which it was not asked to`)];
  if (isPending) return [broken(context, `Stryker left mutants of ${file} untried`)];
  if (expected === source) return [];
  return [
    {
      code: 'stale-evidence',
      message: `${context.name}: ${file} was edited while its mutants were tried`,
      hint: 'Ask again, and leave the file alone meanwhile',
    },
  ];
}

type ReadMutant = TriedMutant & { readonly isDropped: boolean };

/** A dropped mutant was not asked for, or is known; that a third reason shows up here would be a hole in the answer. */
function settled(
  read: readonly ReadMutant[],
  tests: readonly TestRef[],
  context: ReportContext,
): Result<PackageRun> {
  const filter: MutantFilter = { scope: context.scope, known: context.known.marks };
  const mutants: TriedMutant[] = [];
  for (const { isDropped, ...mutant } of read) {
    const covered = { ...mutant, testFiles: mutant.coveredBy.map((index) => tests[index]?.file ?? '') };
    if (!isAsked(context.scope, covered)) continue;
    if (!isDropped) {
      mutants.push(mutant);
      continue;
    }
    const verdict = isKnown(filter, covered) ? context.known.verdictOf(mutant, tests) : null;
    if (verdict === null)
      return failed(broken(context, `a mutant of ${mutant.file} was dropped (${coverMark(covered)})`));
    mutants.push(verdict);
  }
  return ok(inOrder({ tests, mutants }));
}

const STATUSES = {
  Killed: 'killed',
  Survived: 'survived',
  NoCoverage: 'not-covered',
  CompileError: 'compile-error',
  RuntimeError: 'runtime-error',
  Timeout: 'timeout',
  Ignored: 'ignored',
  // A report that holds one is refused before.
  Pending: 'runtime-error',
} as const satisfies Record<ReportedMutant['status'], MutantStatus>;

function readMutant(
  mutant: ReportedMutant,
  at: {
    readonly file: string;
    readonly source: string;
    readonly indexOf: ReadonlyMap<string, number>;
  },
): Omit<ReadMutant, 'name'> {
  const { start, end } = mutant.location;
  const range = [start.line, start.column, end.line, end.column] as const;
  const indices = (ids: readonly string[] = []) => ids.flatMap((id) => at.indexOf.get(id) ?? []);
  const status = isUnseen(mutant) ? 'not-covered' : STATUSES[mutant.status];
  const hasReason = status === 'ignored' || status === 'runtime-error' || status === 'compile-error';
  return {
    file: at.file,
    range,
    mutator: mutant.mutatorName,
    replacement: mutant.replacement ?? '',
    original: textIn(at.source, range),
    status,
    isDropped: mutant.status === 'CompileError' && mutant.statusReason === DROPPED,
    isStatic: mutant.static ?? false,
    coveredBy: indices(mutant.coveredBy),
    killedBy: indices(mutant.killedBy),
    // What a failing test says differs from run to run, and nobody asks why a mutant was noticed.
    reason: hasReason ? (mutant.statusReason ?? null) : null,
  };
}

/** Where no test ran any code that was mutated, Stryker knows no coverage, runs all tests, and calls all mutants survivors. */
function isUnseen(mutant: ReportedMutant): boolean {
  return mutant.status === 'Survived' && mutant.coveredBy === undefined && mutant.static !== true;
}

function broken({ name }: ReportContext, what: string): Problem {
  return {
    code: 'tool-error',
    message: `${name}: ${what}`,
    hint: 'Use the versions of Stryker and its runner that the documentation names, both the same',
  };
}
