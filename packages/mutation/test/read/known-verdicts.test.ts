import { expect, test } from 'vitest';
import { knownVerdicts } from '../../src/index.ts';
import { NOTHING_KNOWN, stillKnown } from '../../src/read/known-verdicts.ts';
import { APPLE_TEST, mutant, part, PEAR_TEST, tried } from '../orchard.ts';

const apple = mutant({ replacement: 'apple' });
const earlier = part({
  run: {
    tests: [APPLE_TEST, PEAR_TEST],
    mutants: [
      tried('killed', { replacement: 'apple', coveredBy: [0], killedBy: [0] }),
      tried('survived', { replacement: 'both', coveredBy: [0, 1] }),
      tried('survived', { replacement: 'static', isStatic: true }),
      tried('timeout', { replacement: 'slow', coveredBy: [0] }),
      tried('runtime-error', { replacement: 'broken', coveredBy: [0] }),
      tried('not-covered', { replacement: 'alone' }),
    ],
  },
});
const knownOf = (now: Parameters<typeof stillKnown>[1]) =>
  stillKnown(earlier, now).mutants.map(({ replacement }) => replacement);

test('of the same content what tests decided is known; a timeout or an error is tried again', () => {
  expect(knownOf(earlier)).toEqual(['apple', 'both', 'static']);
});

test('of another content nothing is', () => {
  expect(knownOf({ ...earlier, contentKey: 'two' })).toEqual([]);
  expect(knownVerdicts(earlier, { ...earlier, contentKey: 'two' }).verdictOf(apple, [])).toBeNull();
});

test('a test that was edited or removed takes the verdicts along that it had a part in', () => {
  expect(knownOf({ ...earlier, testFiles: { ...earlier.testFiles, 'src/pear.test.ts': 'q' } })).toEqual([
    'apple',
  ]);
  expect(knownOf({ ...earlier, testFiles: { 'src/apple.test.ts': 'a' } })).toEqual(['apple']);
});

test('a test that came may be any, so no static mutant is known then', () => {
  const more = { ...earlier.testFiles, 'src/plum.test.ts': 'm' };
  expect(knownOf({ ...earlier, testFiles: more })).toEqual(['apple', 'both']);
});

test('a known verdict has its tests as they are numbered now', () => {
  const { verdictOf, marks } = knownVerdicts(earlier, earlier);
  expect(verdictOf(apple, [PEAR_TEST, APPLE_TEST])).toMatchObject({ coveredBy: [1], killedBy: [1] });
  expect(verdictOf(mutant({ replacement: 'other' }), [])).toBeNull();
  expect(Object.values(marks)).toEqual(['src/apple.test.ts', 'src/apple.test.ts\nsrc/pear.test.ts', '*']);
  expect(NOTHING_KNOWN.verdictOf(apple, [])).toBeNull();
});
