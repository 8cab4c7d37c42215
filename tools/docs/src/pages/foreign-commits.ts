import type { PageProblem } from './markdown-page.ts';

/** Finds commit ids, in backticks or as an entry of a list in the frontmatter, of which `isCommit` says that there is none. */
export function foreignCommits(
  pages: ReadonlyMap<string, string>,
  isCommit: (id: string) => boolean,
): PageProblem[] {
  return [...pages].flatMap(([file, text]) =>
    text.split('\n').flatMap((line, index) =>
      [...line.matchAll(/`([0-9a-f]{7,40})`|^ {2}- ([0-9a-f]{7,40})\b/g)]
        .flatMap(([, ...ids]) => ids.flatMap((id) => id ?? []))
        .filter((id) => !isCommit(id))
        .map((id) => ({ file, lineNumber: index + 1, message: `${id} is no commit of this repository` })),
    ),
  );
}
