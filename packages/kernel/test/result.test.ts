import { expect, test } from 'vitest';
import { collect, failed, InvariantError, ok, type Problem } from '../src/index.ts';

const problem = (message: string): Problem => ({ code: 'usage', message, hint: 'mend it' });

test('all values are collected, or all problems', () => {
  expect(collect([ok(1), ok(2)])).toEqual(ok([1, 2]));
  expect(collect([ok(1), failed(problem('a'), problem('b')), failed(problem('c'))])).toEqual(
    failed(problem('a'), problem('b'), problem('c')),
  );
});

test('a failed result without a problem is a bug', () => {
  expect(() => failed()).toThrow(InvariantError);
});
