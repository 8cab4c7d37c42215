import { byText } from '@tidemark/kernel';
import type { Mutant, PackageRun, TestRef } from '../mutant.ts';

/** The same run in its one order: tests by file and name, mutants by place, each test list ascending. */
export function inOrder({ tests, mutants }: PackageRun): PackageRun {
  const order = tests.map((test, index) => ({ test, index })).toSorted((a, b) => byTest(a.test, b.test));
  const moved = new Map(order.map(({ index }, position) => [index, position]));
  const ascending = (indices: readonly number[]) =>
    [...new Set(indices.flatMap((index) => moved.get(index) ?? []))].toSorted((a, b) => a - b);
  return {
    tests: order.map(({ test }) => test),
    mutants: mutants
      .map((mutant) => ({
        ...mutant,
        coveredBy: ascending(mutant.coveredBy),
        killedBy: ascending(mutant.killedBy),
      }))
      .toSorted(byPlace),
  };
}

/** Orders mutants by file, range, mutator and replacement. */
export function byPlace(left: Mutant, right: Mutant): number {
  const byRange = left.range.findIndex((value, index) => value !== right.range[index]);
  return (
    byText(left.file, right.file) ||
    (byRange === -1 ? 0 : (left.range[byRange] ?? 0) - (right.range[byRange] ?? 0)) ||
    byText(left.mutator, right.mutator) ||
    byText(left.replacement, right.replacement)
  );
}

/** Orders tests by file and name. */
export function byTest(left: TestRef, right: TestRef): number {
  return byText(left.file, right.file) || byText(left.name, right.name);
}
