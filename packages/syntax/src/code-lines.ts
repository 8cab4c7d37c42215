import type { LineIndex } from './line-index.ts';

/** A stretch of the text, by offsets; the end is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a walk over the tree tells about the code of a text. */
export interface CodeSpans {
  readonly comments: readonly Span[];
  /** Text that never runs: types, imports. */
  readonly inert: readonly Span[];
  /** Brackets that run although they are only brackets: of a call, of a function, of a value. */
  readonly brackets: readonly Span[];
  /** The text of template literals, where every character counts. */
  readonly content: readonly Span[];
}

/** The columns that the code of a line spans, 0-based, end exclusive; brackets and separators around it aside. */
export type CodeColumns = readonly [first: number, end: number];

/** What a line may hold without being code: punctuation that closes or separates, and words that only lead to a block. */
const NO_CODE = /^(?:[\s{}\])(;,]|=>|\b(?:else|try|finally|do|implements|default\s*:|static(?=\s*\{)))*$/;
const SEPARATORS = new Set(' \t\r\n\f\v\u00a0\ufeff,;?:&|');
const LOOSE = new Set([...SEPARATORS, ...'{}()[]']);

/** Lines (1-based, ascending) that hold run-time code once comments and inert spans are blanked out, and where on them. */
export function codeLinesOf(
  index: LineIndex,
  { comments, inert, brackets, content }: CodeSpans,
): Map<number, CodeColumns> {
  const text = blanked(index.text, [...comments, ...inert]);
  const counted = new Set([
    ...brackets.flatMap((span) => bracketLine(text, span, index)),
    ...content.flatMap((span) => linesAfterFirst(span, index)),
  ]);
  const lines = new Map<number, CodeColumns>();
  for (let line = 1; line <= index.count; line += 1) {
    const code = text.slice(index.startOf(line), index.startOf(line + 1));
    if (counted.has(line) || !NO_CODE.test(code)) lines.set(line, columnsOf(code));
  }
  return lines;
}

/** The line of the first bracket in a span. */
function bracketLine(text: string, { start, end }: Span, index: LineIndex): number[] {
  for (let at = start; at < end; at += 1) {
    if ('([{'.includes(text.charAt(at))) return [index.place(at).line];
  }
  return [];
}

function linesAfterFirst({ start, end }: Span, index: LineIndex): number[] {
  const first = index.place(start).line;
  const last = index.place(end).line;
  return Array.from({ length: last - first }, (_, nth) => first + 1 + nth);
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
