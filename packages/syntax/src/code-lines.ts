import { type LineRange, toLineRanges } from '@tidemark/kernel';
import type { LineIndex } from './line-index.ts';
import type { Span } from './span.ts';

/** What a walk over the tree tells about the code of a text. */
export interface CodeSpans {
  readonly comments: readonly Span[];
  /** Text that never runs: types, imports. */
  readonly inert: readonly Span[];
  /** Brackets that run although they are only brackets: of a call, of a function, of a value. */
  readonly brackets: readonly Span[];
  /** The text of template literals, where every character counts. */
  readonly content: readonly Span[];
  /** Names of members, which elsewhere may be words that only lead to a block, and the text of tags; white space aside. */
  readonly words: readonly Span[];
}

/** The columns that the code of a line spans, 0-based, end exclusive; brackets and separators around it aside. */
export type CodeColumns = readonly [first: number, end: number];

/** What a line may hold without being code: punctuation that closes or separates, and words that only lead to a block. */
const NO_CODE = /^(?:[\s{}\])(;,]|=>|\b(?:else|try|finally|do|implements|default\s*:|static(?=\s*\{)))*$/;
const SEPARATORS = new Set(' \t\r\n\f\v\u00a0\ufeff,;?:&|');
const LOOSE = new Set([...SEPARATORS, ...'{}()[]']);

/** The lines of a text that hold run-time code, and where on each it stands. */
export interface CodeLines {
  readonly lines: readonly LineRange[];
  /** Null where a line holds none. */
  readonly columnsAt: (line: number) => CodeColumns | null;
}

/** Finds the lines that hold run-time code once comments and inert spans are blanked out. */
export function codeLinesOf(index: LineIndex, spans: CodeSpans): CodeLines {
  const { comments, inert, brackets, content, words } = spans;
  const text = blanked(index.text, [...comments, ...inert]);
  const counted = new Set<number>();
  for (const span of brackets) addBracketLine(text, span, index, counted);
  for (const span of content) addLinesAfterFirst(span, index, counted);
  for (const span of words) addFilledLines(text, span, index, counted);
  const textOf = (line: number) => text.slice(index.startOf(line), index.startOf(line + 1));
  const holdsCode = (line: number) => counted.has(line) || !NO_CODE.test(textOf(line));
  const lines: number[] = [];
  for (let line = 1; line <= index.count; line += 1) if (holdsCode(line)) lines.push(line);
  return {
    lines: toLineRanges(lines),
    columnsAt: (line) => (line <= index.count && holdsCode(line) ? columnsOf(textOf(line)) : null),
  };
}

/** Adds the line of the first bracket in a span. */
function addBracketLine(text: string, { start, end }: Span, index: LineIndex, lines: Set<number>): void {
  let at = start;
  while (at < end && !'([{'.includes(text.charAt(at))) at += 1;
  if (at < end) lines.add(index.place(at).line);
}

/** Adds the lines on which a span holds more than white space. */
function addFilledLines(text: string, { start, end }: Span, index: LineIndex, lines: Set<number>): void {
  const last = index.place(Math.max(start, end - 1)).line;
  for (let line = index.place(start).line; line <= last; line += 1) {
    const part = text.slice(Math.max(start, index.startOf(line)), Math.min(end, index.startOf(line + 1)));
    if (part.trim() !== '') lines.add(line);
  }
}

function addLinesAfterFirst({ start, end }: Span, index: LineIndex, lines: Set<number>): void {
  const last = index.place(end).line;
  for (let line = index.place(start).line + 1; line <= last; line += 1) lines.add(line);
}

function columnsOf(code: string): CodeColumns {
  return trimmed(code, LOOSE) ?? trimmed(code, SEPARATORS) ?? [0, 0];
}

function trimmed(code: string, around: ReadonlySet<string>): CodeColumns | null {
  let first = 0;
  while (first < code.length && around.has(code.charAt(first))) first += 1;
  if (first === code.length) return null;
  let end = code.length;
  while (around.has(code.charAt(end - 1))) end -= 1;
  return [first, end];
}

/** Puts spaces for the spans and leaves line breaks where they are. */
function blanked(text: string, spans: readonly Span[]): string {
  const ordered = spans.toSorted((left, right) => left.start - right.start);
  const parts: string[] = [];
  let offset = 0;
  for (const { start, end } of ordered) {
    if (end <= offset) continue;
    const from = Math.max(start, offset);
    parts.push(text.slice(offset, from), text.slice(from, end).replaceAll(/[^\r\n]/g, ' '));
    offset = end;
  }
  return parts.join('') + text.slice(offset);
}
