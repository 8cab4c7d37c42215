/** Something on a page that is not so. Line numbers are from 1. */
export interface PageProblem {
  readonly file: string;
  readonly lineNumber: number;
  readonly message: string;
}

/** A line of a page that is prose: outside of code and of the frontmatter, code spans taken out. */
export interface ProseLine {
  readonly lineNumber: number;
  readonly text: string;
}

/** A fenced block of code: the word behind its fence, and its lines. */
export interface CodeBlock {
  readonly language: string;
  /** The line number of the first line in it. */
  readonly lineNumber: number;
  readonly lines: readonly string[];
}

/** A page taken apart, as GitHub renders it. */
export interface MarkdownPage {
  readonly anchors: readonly string[];
  readonly prose: readonly ProseLine[];
  readonly blocks: readonly CodeBlock[];
}

/** Takes a page apart into anchors, prose and blocks of code. Format: GitHub Flavored Markdown, fenced code and ATX headings. */
export function readPage(text: string): MarkdownPage {
  const anchors: string[] = [];
  const prose: ProseLine[] = [];
  const blocks: (CodeBlock & { readonly lines: string[] })[] = [];
  let fence: string | null = null;
  for (const [index, line] of text.split('\n').entries()) {
    const [, mark, language = ''] = /^\s*(`{3,}|~{3,})\s*(\S*)/.exec(line) ?? [];
    if (fence !== null) {
      if (line.trim() === fence) fence = null;
      else blocks.at(-1)?.lines.push(line);
    } else if (mark !== undefined) {
      fence = mark;
      blocks.push({ language, lineNumber: index + 2, lines: [] });
    } else {
      const heading = /^#{1,6} (.+)$/.exec(line)?.[1];
      if (heading !== undefined) anchors.push(anchorOf(heading, anchors));
      prose.push({ lineNumber: index + 1, text: line.replaceAll(/(`+)[^`]+\1/g, '``') });
    }
  }
  return { anchors, prose, blocks };
}

/** GitHub makes the anchor of the words of a heading, and numbers those that come again. */
function anchorOf(heading: string, before: readonly string[]): string {
  const words = heading
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-');
  const again = before.filter((anchor) => anchor.replace(/-\d+$/, '') === words).length;
  return again === 0 ? words : `${words}-${again}`;
}
