import type { LineRange } from '@tidemark/kernel';
import { type Mutant, mutantKey } from '../mutant.ts';

/** Which mutants are asked for; paths are relative to the package. */
export type Scope =
  | { readonly kind: 'all' }
  | {
      readonly kind: 'change';
      /** Changed lines by target file. */
      readonly lines: Readonly<Record<string, readonly LineRange[]>>;
      /** Changed test files: the mutants they cover are asked for. */
      readonly tests: readonly string[];
      /** Target files that changed or removed tests are named for: all of their mutants are. */
      readonly subjects: readonly string[];
    };

/** A mutant and the test files that cover it. */
export interface CoveredMutant extends Mutant {
  readonly isStatic: boolean;
  readonly testFiles: readonly string[];
}

/** What keeps a mutant from being tried: it is not asked for, or its verdict is known. */
export interface MutantFilter {
  readonly scope: Scope;
  /** By mutant key: the test files that covered it then, joined; `STATIC` for a static one. */
  readonly known: Readonly<Record<string, string>>;
}

/** Stands for the tests of a static mutant: all of them. */
export const STATIC = '*';

/** Is the mutant asked for? One is on a changed line when it starts or ends on it. */
export function isAsked(scope: Scope, { file, range, testFiles }: CoveredMutant): boolean {
  if (scope.kind === 'all' || scope.subjects.includes(file)) return true;
  return isOnChange(scope, { file, range }) || testFiles.some((test) => scope.tests.includes(test));
}

/** Does the mutant start or end on a line that changed? Of a whole package nothing is a change. */
export function isOnChange(scope: Scope, { file, range }: Pick<Mutant, 'file' | 'range'>): boolean {
  if (scope.kind === 'all') return false;
  const [startLine, , endLine] = range;
  return (scope.lines[file] ?? []).some(([first, last]) =>
    [startLine, endLine].some((line) => first <= line && line <= last),
  );
}

/** Is the verdict of the mutant known, with the tests that cover it now? */
export function isKnown({ known }: MutantFilter, mutant: CoveredMutant): boolean {
  const key = mutantKey(mutant);
  return Object.hasOwn(known, key) && known[key] === coverMark(mutant);
}

/** The tests of a mutant as one text that two runs can compare. */
export function coverMark({ isStatic, testFiles }: Pick<CoveredMutant, 'isStatic' | 'testFiles'>): string {
  return isStatic ? STATIC : [...new Set(testFiles)].toSorted().join('\n');
}
