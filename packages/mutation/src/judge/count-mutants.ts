import type { Ratio } from '@tidemark/kernel';
import type { MutantStatus, TriedMutant } from '../mutant.ts';

/** How many mutants ended in each way. */
export interface MutantCounts {
  readonly killed: number;
  readonly timeout: number;
  readonly survived: number;
  readonly notCovered: number;
  readonly ignored: number;
  readonly runtimeErrors: number;
  readonly compileErrors: number;
}

/** Counts mutants by how they ended. */
export function countMutants(mutants: readonly TriedMutant[]): MutantCounts {
  const count = (status: MutantStatus) => mutants.filter((mutant) => mutant.status === status).length;
  return {
    killed: count('killed'),
    timeout: count('timeout'),
    survived: count('survived'),
    notCovered: count('not-covered'),
    ignored: count('ignored'),
    runtimeErrors: count('runtime-error'),
    compileErrors: count('compile-error'),
  };
}

/** The mutation score: noticed (killed or timed out) of all that could be; of none it is a ratio of nothing. */
export function scoreOf({ killed, timeout, survived, notCovered }: MutantCounts): Ratio {
  const covered = killed + timeout;
  return { covered, total: covered + survived + notCovered };
}

/** Counts of several packages, with all mutants and the score of them taken together. */
export interface MutantTotals extends MutantCounts {
  readonly mutants: number;
  readonly score: Ratio;
}

/** Adds counts up; of no package at all everything is 0. */
export function sumCounts(parts: readonly MutantCounts[]): MutantTotals {
  const sum = (name: keyof MutantCounts) => parts.reduce((total, part) => total + part[name], 0);
  const counts = {
    killed: sum('killed'),
    timeout: sum('timeout'),
    survived: sum('survived'),
    notCovered: sum('notCovered'),
    ignored: sum('ignored'),
    runtimeErrors: sum('runtimeErrors'),
    compileErrors: sum('compileErrors'),
  };
  const mutants = Object.values(counts).reduce((total, count) => total + count, 0);
  return { ...counts, mutants, score: scoreOf(counts) };
}
