import { testsOf, type Tree } from './tree.ts';

/** The titles of all tests and of what they are grouped under, rows of tables apart. */
export function titlesOf(tree: Tree): string[] {
  const call =
    /(?:\b(?:test|it|describe)(?:\.\w+)*|\]\)|\b(?:each|runIf|skipIf)\([^()]*\))\(\s*(['"`])(.+?)\1\s*,/g;
  return [...testsOf(tree).values()].flatMap((text) =>
    [...text.matchAll(call)].flatMap(([, , title]) => title ?? []),
  );
}
