import type { PageProblem } from './markdown-page.ts';

/** Finds abbreviated commit ids, written as `1a2b3c4` in backticks, of which `isCommit` says that history has none. */
export function foreignCommits(
  pages: ReadonlyMap<string, string>,
  isCommit: (id: string) => boolean,
): PageProblem[] {
  return [...pages].flatMap(([file, text]) =>
    text.split('\n').flatMap((line, index) =>
      [...line.matchAll(/`([0-9a-f]{7,40})`/g)]
        .map(([, id = '']) => id)
        .filter((id) => !isCommit(id))
        .map((id) => ({ file, lineNumber: index + 1, message: `${id} is no commit of this repository` })),
    ),
  );
}
