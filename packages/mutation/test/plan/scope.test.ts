import { expect, test } from 'vitest';
import { coverMark, isAsked, isKnown, isOnChange, type Scope } from '../../src/plan/scope.ts';
import { mutantKey } from '../../src/mutant.ts';
import { mutant } from '../orchard.ts';

const scope: Scope = {
  kind: 'change',
  lines: {
    'src/apple.ts': [
      [4, 5],
      [9, 9],
    ],
  },
  tests: ['src/pear.test.ts'],
  subjects: ['src/plum.ts'],
};
const covered = (range: readonly [number, number, number, number], testFiles: readonly string[] = []) => ({
  ...mutant({ range }),
  isStatic: false,
  testFiles,
});

test('a mutant is asked for when it starts or ends on a changed line, not when it lies around one', () => {
  expect(isAsked(scope, covered([4, 1, 4, 9]))).toBe(true);
  expect(isAsked(scope, covered([3, 1, 4, 9]))).toBe(true);
  expect(isAsked(scope, covered([5, 1, 7, 9]))).toBe(true);
  expect(isAsked(scope, covered([9, 1, 9, 2]))).toBe(true);
  expect(isAsked(scope, covered([3, 1, 6, 9]))).toBe(false);
  expect(isAsked(scope, covered([8, 1, 8, 9]))).toBe(false);
});

test('the same lines of another file are no change', () => {
  expect(isAsked(scope, { ...covered([4, 1, 4, 9]), file: 'src/cherry.ts' })).toBe(false);
});

test('a mutant that a changed test covers is asked for wherever it is, but is on no change', () => {
  const elsewhere = covered([1, 1, 1, 2], ['src/apple.test.ts', 'src/pear.test.ts']);
  expect(isAsked(scope, elsewhere)).toBe(true);
  expect(isOnChange(scope, elsewhere)).toBe(false);
  expect(isAsked(scope, covered([1, 1, 1, 2], ['src/apple.test.ts']))).toBe(false);
});

test('every mutant of a file that a changed test is named for is asked for', () => {
  expect(isAsked(scope, { ...covered([70, 1, 70, 2]), file: 'src/plum.ts' })).toBe(true);
});

test('of a whole package every mutant is asked for, and none is on a change', () => {
  expect(isAsked({ kind: 'all' }, covered([70, 1, 70, 2]))).toBe(true);
  expect(isOnChange({ kind: 'all' }, covered([70, 1, 70, 2]))).toBe(false);
});

test('a verdict is known only while the same test files cover the mutant, in any order', () => {
  const one = covered([1, 1, 1, 2], ['src/b.test.ts', 'src/a.test.ts', 'src/b.test.ts']);
  const known = {
    [mutantKey(one)]: coverMark({ isStatic: false, testFiles: ['src/a.test.ts', 'src/b.test.ts'] }),
  };
  expect(isKnown({ scope, known }, one)).toBe(true);
  expect(isKnown({ scope, known }, { ...one, testFiles: ['src/a.test.ts'] })).toBe(false);
  expect(isKnown({ scope, known }, { ...one, isStatic: true })).toBe(false);
  expect(isKnown({ scope, known }, { ...one, replacement: 'a > b' })).toBe(false);
  expect(isKnown({ scope, known: {} }, { ...one, file: '__proto__' })).toBe(false);
});
