import type { RepoPath } from '@tidemark/kernel';

/** By their ending, in letters of either case. */
const CODE = /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/i;
const TEST = /(?:^|\/)(?:__tests__\/.*|[^/]+\.(?:test|spec))\.[cm]?[jt]sx?$/;

/** Is it a file whose lines a test can run? */
export function isCode(path: RepoPath): boolean {
  return CODE.test(path);
}

/** Is it a file of tests, by the names that vitest and jest look for? */
export function isTest(path: RepoPath): boolean {
  return TEST.test(path);
}
