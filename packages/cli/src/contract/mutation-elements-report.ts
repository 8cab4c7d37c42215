import type { MutantStatus, PackageRun, TriedMutant } from '@tidemark/mutation';

/** A run of a package, where the package lies, and the texts of its mutated files. */
export interface ShownRun {
  readonly path: string;
  readonly run: PackageRun;
  readonly sources: ReadonlyMap<string, string>;
}

const STATUSES = {
  killed: 'Killed',
  timeout: 'Timeout',
  survived: 'Survived',
  'not-covered': 'NoCoverage',
  ignored: 'Ignored',
  'runtime-error': 'RuntimeError',
  'compile-error': 'CompileError',
} as const satisfies Record<MutantStatus, string>;

/** All runs as one report, its paths from the root. Format: mutation-testing-report-schema 3. */
export function elementsReport(runs: readonly ShownRun[]): object {
  return {
    schemaVersion: '2',
    thresholds: { high: 100, low: 80 },
    files: Object.fromEntries(runs.flatMap(filesOf)),
    testFiles: Object.fromEntries(runs.flatMap(testFilesOf)),
  };
}

function filesOf({ path, run, sources }: ShownRun) {
  const byFile = Map.groupBy(run.mutants, ({ file }) => file);
  return [...byFile].map(([file, mutants]) => [
    below(path, file),
    {
      language: /\.(?:vue|svelte)$/.test(file) ? 'html' : 'typescript',
      source: sources.get(file) ?? '',
      mutants: mutants.map((mutant) => mutantPart(path, mutant)),
    },
  ]);
}

function mutantPart(path: string, mutant: TriedMutant) {
  const [startLine, startColumn, endLine, endColumn] = mutant.range;
  return {
    id: below(path, mutant.name),
    mutatorName: mutant.mutator,
    replacement: mutant.replacement,
    location: {
      start: { line: startLine, column: startColumn },
      end: { line: endLine, column: endColumn },
    },
    status: STATUSES[mutant.status],
    static: mutant.isStatic,
    coveredBy: mutant.coveredBy.map((index) => testId(path, index)),
    killedBy: mutant.killedBy.map((index) => testId(path, index)),
    ...(mutant.reason === null ? {} : { statusReason: mutant.reason }),
  };
}

function testFilesOf({ path, run }: ShownRun) {
  const tests = run.tests.map((test, index) => ({ ...test, id: testId(path, index) }));
  const byFile = Map.groupBy(tests, ({ file }) => file);
  return [...byFile].map(([file, all]) => [
    below(path, file),
    { tests: all.map(({ id, name }) => ({ id, name })) },
  ]);
}

function testId(path: string, index: number): string {
  return `${path}#${index}`;
}

function below(path: string, name: string): string {
  return path === '' ? name : `${path}/${name}`;
}
