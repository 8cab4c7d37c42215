import { mutantKey, type Mutant, type PackageRun, type TestRef, type TriedMutant } from '../mutant.ts';
import { coverMark } from '../plan/scope.ts';
import type { Part } from './part.ts';
import { reindexed } from './reindexed.ts';

/** Verdicts of an earlier run that still hold. */
export interface KnownVerdicts {
  /** By mutant key: the tests that covered it, as `coverMark` writes them. */
  readonly marks: Readonly<Record<string, string>>;
  /** The verdict with its tests as indices into `tests`; null for a mutant that is not known. */
  readonly verdictOf: (mutant: Mutant, tests: readonly TestRef[]) => TriedMutant | null;
}

/** No run came before. */
export const NOTHING_KNOWN: KnownVerdicts = { marks: {}, verdictOf: () => null };

/** The content of a package as two runs compare it: all but its tests as one hash, and each test file by its own. */
export interface PackageContent {
  readonly contentKey: string;
  readonly testFiles: Readonly<Record<string, string>>;
}

/**
 * What of an earlier run still holds. Anything but tests must be as it was; a mutant is known when the test files that
 * covered it are too, a static one when all are. A timeout or an error may be of the machine, and is tried again.
 */
export function knownVerdicts(earlier: Part | null, now: PackageContent): KnownVerdicts {
  if (earlier === null) return NOTHING_KNOWN;
  const { tests, mutants } = stillKnown(earlier, now);
  const known = new Map(mutants.map((mutant) => [mutantKey(mutant), mutant]));
  return {
    marks: Object.fromEntries([...known].map(([key, mutant]) => [key, markOf(mutant, tests)])),
    verdictOf: (mutant, current) => {
      const found = known.get(mutantKey(mutant));
      return found === undefined ? null : reindexed(tests, current)(found);
    },
  };
}

/** The mutants of an earlier run whose verdicts still hold. */
export function stillKnown(earlier: Part, now: PackageContent): PackageRun {
  const { tests, mutants } = earlier.run;
  if (earlier.contentKey !== now.contentKey) return { tests, mutants: [] };
  const isSame = (file: string) =>
    Object.hasOwn(earlier.testFiles, file) && earlier.testFiles[file] === now.testFiles[file];
  const names = [...Object.keys(earlier.testFiles), ...Object.keys(now.testFiles)];
  const areAllSame = names.every(isSame);
  return {
    tests,
    mutants: mutants
      .filter(({ status }) => status === 'killed' || status === 'survived')
      .filter((mutant) => (mutant.isStatic ? areAllSame : filesOf(mutant, tests).every(isSame))),
  };
}

function markOf(mutant: TriedMutant, tests: readonly TestRef[]): string {
  return coverMark({ isStatic: mutant.isStatic, testFiles: filesOf(mutant, tests) });
}

function filesOf({ coveredBy }: TriedMutant, tests: readonly TestRef[]): string[] {
  return coveredBy.map((index) => tests[index]?.file ?? '');
}
