/** Something on a page that is not so. Line numbers are from 1. */
export interface PageProblem {
  readonly file: string;
  readonly lineNumber: number;
  readonly message: string;
}

/** Text of one line, or of a part of it. */
export interface PageText {
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
  /** Lines outside of blocks, their code spans taken out. */
  readonly prose: readonly PageText[];
  /** What stands between backticks there. */
  readonly spans: readonly PageText[];
  readonly blocks: readonly CodeBlock[];
}

/** Takes a page apart into anchors, prose and code. Format: GitHub Flavored Markdown, fenced code and ATX headings. */
export function readPage(text: string): MarkdownPage {
  const anchors: string[] = [];
  const prose: PageText[] = [];
  const spans: PageText[] = [];
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
      const lineNumber = index + 1;
      prose.push({ lineNumber, text: line.replaceAll(CODE_SPAN, '``') });
      for (const [, , span = ''] of line.matchAll(CODE_SPAN)) spans.push({ lineNumber, text: span });
    }
  }
  return { anchors, prose, spans, blocks };
}

const CODE_SPAN = /(`+)([^`]+)\1/g;

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
