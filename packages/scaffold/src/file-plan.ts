import { byText, type RepoPath } from '@tidemark/kernel';

/** A file as it should become. `before` is the text that the plan was made from, null where there was no file. */
export interface PlannedFile {
  readonly path: RepoPath;
  readonly before: string | null;
  readonly after: string;
}

/** What would be written, in code-unit order of paths, and files that are as they should be left out. */
export function filePlan(files: readonly PlannedFile[]): PlannedFile[] {
  return files
    .filter(({ before, after }) => before !== after)
    .toSorted((one, other) => byText(one.path, other.path));
}
