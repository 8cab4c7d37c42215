import type { TestRef, TriedMutant } from '../mutant.ts';

/** Gives mutants of one list of tests the indices of another; a test that is not there is left out. */
export function reindexed(
  from: readonly TestRef[],
  to: readonly TestRef[],
): (mutant: TriedMutant) => TriedMutant {
  const places = new Map(to.map((test, index) => [testKey(test), index]));
  const moved = from.map((test) => places.get(testKey(test)));
  const indices = (list: readonly number[]) => list.flatMap((index) => moved[index] ?? []);
  return (mutant) => ({
    ...mutant,
    coveredBy: indices(mutant.coveredBy),
    killedBy: indices(mutant.killedBy),
  });
}

/** Names a test among all those of a package. */
export function testKey({ file, name }: TestRef): string {
  return `${file}#${name}`;
}
