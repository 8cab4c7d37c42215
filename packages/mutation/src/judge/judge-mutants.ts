import { type Ratio, reaches } from '@tidemark/kernel';
import type { PackageRun, TestRef, TriedMutant } from '../mutant.ts';
import { isOnChange, type Scope } from '../plan/scope.ts';
import { countMutants, type MutantCounts, scoreOf } from './count-mutants.ts';

/** Every way a promise about mutants is broken. Each has a page in docs/findings. */
export const MUTATION_KINDS = [
  'mutant-survived',
  'mutant-not-covered',
  'mutant-ignored',
  'mutation-score',
  'mutation-drift',
] as const;
/** What a finding about mutants is. */
export type MutationKind = (typeof MUTATION_KINDS)[number];

/** A mutant that no test noticed, or that was ignored without a word. */
export interface Survivor {
  readonly kind: 'mutant-survived' | 'mutant-not-covered' | 'mutant-ignored';
  readonly mutant: TriedMutant;
  /** The tests that ran it and passed all the same; of a static one none are named: it is all of them. */
  readonly tests: readonly TestRef[];
  /** Not among those that were known before; null where nothing is known of before. */
  readonly isNew: boolean | null;
}

/** What is known of a package from before: its score and the names of those that survived. */
export interface EarlierScore {
  readonly score: Ratio;
  readonly survivors: readonly string[];
}

/** What the mutants of a package show. */
export interface MutantJudgement {
  readonly counts: MutantCounts;
  readonly score: Ratio;
  /** In order of place. */
  readonly survivors: readonly Survivor[];
  /** Ignored with a reason, in order of place. */
  readonly ignored: readonly TriedMutant[];
}

/** Sorts the mutants of a run into what they show. Those ignored without a reason stand with the survivors. */
export function judgeMutants({ tests, mutants }: PackageRun, before: EarlierScore | null): MutantJudgement {
  const counts = countMutants(mutants);
  const known = before === null ? null : new Set(before.survivors);
  const survivors = mutants.flatMap((mutant): Survivor[] => {
    const kind = kindOf(mutant);
    if (kind === null) return [];
    const covering = mutant.coveredBy.flatMap((at) => tests[at] ?? []);
    return [{ kind, mutant, tests: covering, isNew: known === null ? null : !known.has(mutant.name) }];
  });
  return {
    counts,
    score: scoreOf(counts),
    survivors,
    ignored: mutants.filter((mutant) => mutant.status === 'ignored' && isExplained(mutant)),
  };
}

/**
 * Which survivors a change answers for: all that are new. One that was ignored without a reason counts only where
 * the change is: elsewhere it is as old as its comment.
 */
export function answeredFor(judgement: MutantJudgement, scope: Scope): Survivor[] {
  return judgement.survivors.filter(
    ({ kind, isNew, mutant }) => isNew !== false && (kind !== 'mutant-ignored' || isOnChange(scope, mutant)),
  );
}

/** Does a package with these mutants keep its promise (percent)? Without a mutant there is nothing to keep: null. */
export function isScoreKept({ counts, score }: MutantJudgement, percent: number): boolean | null {
  const nMutants = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return nMutants === 0 ? null : reaches(score, percent);
}

const MOST_FALL_POINTS = 5n;

/** Did the score fall by more than five points? Compared in integers; nothing measured before, or now, is no fall. */
export function hasDrifted(before: Ratio, now: Ratio): boolean {
  const [a, b, c, d] = [before.covered, before.total, now.covered, now.total].map(BigInt);
  if (a === undefined || b === undefined || c === undefined || d === undefined || b === 0n || d === 0n)
    return false;
  return (a * d - c * b) * 100n > MOST_FALL_POINTS * b * d;
}

function kindOf(mutant: TriedMutant): Survivor['kind'] | null {
  if (mutant.status === 'survived') return 'mutant-survived';
  if (mutant.status === 'not-covered') return 'mutant-not-covered';
  return mutant.status === 'ignored' && !isExplained(mutant) ? 'mutant-ignored' : null;
}

/** What Stryker says where the author said nothing. Source: Stryker 10, directive bookkeeper and ignore rules. */
const UNEXPLAINED = /^(?:Ignored using a comment$|Ignored because of excluded mutation\b)/;

function isExplained({ reason }: TriedMutant): boolean {
  return reason !== null && /\p{L}/u.test(reason) && !UNEXPLAINED.test(reason);
}
