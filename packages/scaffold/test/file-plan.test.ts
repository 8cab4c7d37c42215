import { toRepoPath } from '@tidemark/kernel';
import { expect, test } from 'vitest';
import { filePlan } from '../src/index.ts';

const file = (name: string, before: string | null, after: string) => {
  const path = toRepoPath(name);
  if (path === null) throw new Error(`${name} is no path`);
  return { path, before, after };
};

test('a plan names what changes in the order of paths, and nothing else', () => {
  const pear = file('pear.ts', null, 'pear');
  const apple = file('apple.ts', 'an apple', 'two apples');
  expect(filePlan([pear, file('plum.ts', 'plum', 'plum'), apple])).toEqual([apple, pear]);
});
