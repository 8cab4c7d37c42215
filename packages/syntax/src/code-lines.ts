import type { LineIndex } from './line-index.ts';

/** A stretch of the text, by offsets; the end is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a line may hold without being code: punctuation that closes or separates, and words that only lead to a block. */
const NO_CODE = /^(?:[\s{}\])(;,]|=>|\b(?:else|try|finally|do|default\s*:|static(?=\s*\{)))*$/;

/** Lines (1-based, ascending) that hold run-time code once comments and inert spans (types, imports) are blanked out. */
export function codeLinesOf(
  index: LineIndex,
  { comments, inert }: { readonly comments: readonly Span[]; readonly inert: readonly Span[] },
): number[] {
  const text = blanked(index.text, [...comments, ...inert]);
  const lines: number[] = [];
  for (let line = 1; line <= index.count; line += 1) {
    const content = text.slice(index.startOf(line), index.startOf(line + 1));
    if (!NO_CODE.test(content)) lines.push(line);
  }
  return lines;
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
