/** First line and column of a text and the place after its last character; lines and columns are 1-based. */
export type TextRange = readonly [startLine: number, startColumn: number, endLine: number, endColumn: number];

/** One small change to the code of a package; `file` is relative to the package. */
export interface Mutant {
  readonly file: string;
  readonly range: TextRange;
  readonly mutator: string;
  readonly replacement: string;
}

/** Every way a mutant ends. A timeout counts as noticed, as Stryker counts it; errors and ignored ones count as nothing. */
export const MUTANT_STATUSES = [
  'killed',
  'timeout',
  'survived',
  'not-covered',
  'ignored',
  'runtime-error',
  'compile-error',
] as const;
/** How a mutant ended. */
export type MutantStatus = (typeof MUTANT_STATUSES)[number];

/** A test by its file, relative to the package, and its name with those of the suites around it. */
export interface TestRef {
  readonly file: string;
  readonly name: string;
}

/** A mutant and what came of it. Tests are 0-based indices into the tests of the run. */
export interface TriedMutant extends Mutant {
  /** Survives edits elsewhere; no two mutants of a package share one. */
  readonly name: string;
  /** The text that was replaced. */
  readonly original: string;
  readonly status: MutantStatus;
  /** It is in code that runs while a file is loaded, so every test is held against it. */
  readonly isStatic: boolean;
  readonly coveredBy: readonly number[];
  readonly killedBy: readonly number[];
  /** Why it was ignored, or what the error was. */
  readonly reason: string | null;
}

/** What came of the mutants of one package: in order of place, tests in order of file and name. */
export interface PackageRun {
  readonly tests: readonly TestRef[];
  readonly mutants: readonly TriedMutant[];
}

/** Names a mutant among all those of the same text. */
export function mutantKey({ file, range, mutator, replacement }: Mutant): string {
  return `${file}:${range.join(':')} ${mutator} ${replacement}`;
}
