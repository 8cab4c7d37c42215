import type { Mutant, MutantStatus, PackageRun, Part, TestRef, TriedMutant } from '../src/index.ts';

/** A mutant of an apple, unless told otherwise. */
export function mutant(told: Partial<Mutant> = {}): Mutant {
  return {
    file: 'src/apple.ts',
    range: [2, 3, 2, 8],
    mutator: 'EqualityOperator',
    replacement: 'a <= b',
    ...told,
  };
}

/** The same with what came of it. */
export function tried(status: MutantStatus, told: Partial<TriedMutant> = {}): TriedMutant {
  return {
    ...mutant(),
    original: 'a < b',
    name: 'src/apple.ts#EqualityOperator#0',
    status,
    isStatic: false,
    coveredBy: [],
    killedBy: [],
    reason: null,
    ...told,
  };
}

export const APPLE_TEST: TestRef = { file: 'src/apple.test.ts', name: 'an apple is ripe' };
export const PEAR_TEST: TestRef = { file: 'src/pear.test.ts', name: 'a pear is ripe' };

/** A part of a package of an apple and a pear, each with a test. */
export function part(told: Partial<Part> & { readonly run: PackageRun }): Part {
  return {
    package: '@shop/orchard',
    contentKey: 'one',
    testFiles: { 'src/apple.test.ts': 'a', 'src/pear.test.ts': 'p' },
    shard: null,
    ...told,
  };
}
