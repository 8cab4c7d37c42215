import path from 'node:path';
import { readPage, type MarkdownPage, type PageProblem } from './markdown-page.ts';

/** What is looked at: texts by path from the root, and every path there is. */
export interface LinkedTexts {
  readonly pages: ReadonlyMap<string, string>;
  /** Code, which names pages as `docs/….md` in comments and texts. */
  readonly sources: ReadonlyMap<string, string>;
  readonly files: ReadonlySet<string>;
}

/**
 * Finds relative links of pages, and names of pages in code, that lead to no file, or to no heading of the page there;
 * and links whose text is a name of code that is not in the module there. Links with a scheme are left alone.
 */
export function brokenLinks({ pages, sources, files }: LinkedTexts): PageProblem[] {
  const folders = new Set([...files].flatMap(foldersOf));
  const read = new Map<string, MarkdownPage>();
  const hasAnchor = (at: string, text: string, anchor: string): boolean => {
    const page = read.get(at) ?? readPage(text);
    read.set(at, page);
    return page.anchors.includes(anchor);
  };
  const missing = ({ target, text }: Target, from: string): string | null => {
    const [way = '', anchor] = target.split('#', 2);
    const at =
      way === ''
        ? from
        : path.posix.join(path.posix.dirname(from), way.replaceAll('%20', ' ')).replace(/\/$/, '');
    if (!files.has(at) && !folders.has(at)) return `${target} leads nowhere`;
    const page = pages.get(at);
    if (anchor !== undefined && page !== undefined && !hasAnchor(at, page, anchor))
      return `${target} names no heading there`;
    const isNamed = CODE_NAME.test(text) && sources.get(at)?.includes(text) === false;
    return isNamed ? `${target} holds no ${text}` : null;
  };
  const problemsOf = (file: string, found: readonly Target[], from: string): PageProblem[] =>
    found.flatMap((target) => {
      const message = missing(target, from);
      return message === null ? [] : [{ file, lineNumber: target.lineNumber, message }];
    });
  return [
    ...[...pages].flatMap(([file, text]) => problemsOf(file, linksOf(readPage(text)), file)),
    ...[...sources].flatMap(([file, text]) => problemsOf(file, mentionsOf(text), '')),
  ];
}

/** A name as `judgeDiff` or `FINDING_KINDS`, which no sentence holds. */
const CODE_NAME = /^(?:[a-z]+[A-Z]\w*|[A-Z]+_[A-Z_]+)$/;

interface Target {
  /** What the link stands on; empty where that is no text. */
  readonly text: string;
  readonly target: string;
  readonly lineNumber: number;
}

function linksOf({ prose }: MarkdownPage): Target[] {
  return prose.flatMap(({ text: line, lineNumber }) =>
    [...line.matchAll(/(?:\[([^\]]*))?\]\(<?([^)\s>]+)|^\[[^\]]+\]:\s+(\S+)|<a href="([^"]+)"/g)].flatMap(
      ([, text = '', ...ways]) =>
        ways
          .flatMap((way) => way ?? [])
          .filter((target) => !/^[a-z][a-z+.-]*:/i.test(target))
          .map((target) => ({ text, target, lineNumber })),
    ),
  );
}

function mentionsOf(text: string): Target[] {
  return text.split('\n').flatMap((line, index) =>
    [...line.matchAll(/(?<![\w/.-])docs\/[\w./-]+\.md(?:#[\w-]+)?/g)].map(([target]) => ({
      text: '',
      target,
      lineNumber: index + 1,
    })),
  );
}

function foldersOf(file: string): string[] {
  const parts = file.split('/').slice(0, -1);
  return ['.', ...parts.map((_part, index) => parts.slice(0, index + 1).join('/'))];
}
