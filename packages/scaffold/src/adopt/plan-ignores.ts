import { byText, parentOf, type RepoPath } from '@tidemark/kernel';
import { textStyle } from '../text/source-style.ts';

const TITLE = '# Coverage: reports stay here, the summary is committed';

/** What git is to leave out: the report folders of these packages, and all at the root but the summary. */
export interface IgnoreWishes {
  readonly isSummaryHidden: boolean;
  /** Does a run leave reports in the folder at the root? */
  readonly isRootMeasured: boolean;
  /** Folders of packages whose reports git would take for new files. */
  readonly folders: readonly RepoPath[];
}

/**
 * Adds anchored lines to an ignore file; those that stand there stay. A rule that hides the summary is
 * taken back for the folder at the root alone. Gives the text as it is when nothing is wished for.
 */
export function withIgnores(text: string, wishes: IgnoreWishes): string {
  const present = new Set(text.split(/\r?\n/).map((line) => line.trim()));
  const lines = [...rootLines(wishes), ...folderLines(wishes.folders)].filter((line) => !present.has(line));
  if (lines.length === 0) return text;
  const { newline } = textStyle(text);
  const gap = text === '' ? '' : text.endsWith('\n') ? newline : newline.repeat(2);
  return `${text}${gap}${[TITLE, ...lines].join(newline)}${newline}`;
}

function rootLines({ isSummaryHidden, isRootMeasured }: IgnoreWishes): string[] {
  if (isSummaryHidden) return ['!/coverage/', '/coverage/*', '!/coverage/summary.json'];
  return isRootMeasured ? ['/coverage/*', '!/coverage/summary.json'] : [];
}

/** One line for all packages of a folder when there are several. */
function folderLines(folders: readonly RepoPath[]): string[] {
  const byParent = Map.groupBy(folders, parentOf);
  return [...byParent]
    .flatMap(([parent, own]) =>
      own.length > 1 && parent !== ''
        ? [`/${asPattern(parent)}/*/coverage/`]
        : own.map((at) => `/${asPattern(at)}/coverage/`),
    )
    .toSorted(byText);
}

/** A folder as a pattern of one line that matches it. Format: gitignore(5). */
function asPattern(folder: RepoPath): string {
  return folder.replaceAll(/[\\*?[]/g, String.raw`\$&`).replaceAll(/[\r\n]/g, '?');
}
