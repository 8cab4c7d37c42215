import type { LineRange } from '@tidemark/kernel';
import type { Span } from './span.ts';
import type { LineIndex } from './line-index.ts';
import { mutationReason, reasonIn } from './reason-in.ts';
import type { IgnoreHint, Placed } from './source-facts.ts';
import { asNode, type SyntaxNode } from './syntax-node.ts';

/** A comment by its text without the delimiters. */
export interface CommentText extends Span {
  readonly value: string;
}

/** A hint as it is written, before it is known what it hides. */
export interface ReadHint {
  readonly comment: CommentText;
  readonly hides: Hides;
}

type Hides =
  | { readonly kind: Exclude<IgnoreHint['form'], 'lines'> }
  | { readonly kind: 'lines'; readonly count: number };

const COVERAGE = /^[\s*]*(?:v8|c8|istanbul)\s+ignore\s+(file|start|stop|next|if|else)\b(?:\s+(\d{1,6}))?/;
const NODE = /^[\s*]*node:coverage\s+(?:(disable|enable)|ignore\s+next(?:\s+(\d{1,6}))?)/;
const MUTATION = /^[\s*]*Stryker\s+disable\b/;
const ANY = /^[\s*]*(?:v8|c8|istanbul)\s+ignore\b/;

/** The hint a comment gives, or null. One of an unknown form hides nothing that we could name. */
export function hintOf(comment: CommentText): ReadHint | null {
  const { value } = comment;
  const coverage = COVERAGE.exec(value);
  const node = NODE.exec(value);
  const [, form = node?.[1], count = node?.[2]] = coverage ?? [];
  if (coverage === null && node === null) {
    if (MUTATION.test(value)) return { comment, hides: { kind: 'mutants' } };
    return ANY.test(value) ? { comment, hides: { kind: 'unknown' } } : null;
  }
  if (form === 'disable') return { comment, hides: { kind: 'start' } };
  if (form === 'enable') return { comment, hides: { kind: 'stop' } };
  if (count !== undefined) return { comment, hides: { kind: 'lines', count: Number(count) } };
  if (form === 'file' || form === 'start' || form === 'stop' || form === 'if' || form === 'else') {
    return { comment, hides: { kind: form } };
  }
  return { comment, hides: { kind: 'next' } };
}

/** What a walk over the tree must find for the hints: the node at an offset, of which an `if` or `else` hides a part. */
export interface HintTarget {
  readonly offset: number;
  readonly part: 'whole' | 'if' | 'else';
}

/** Where the node that each hint speaks of begins; null for a hint that speaks of lines or of the file. */
export function targetOf(
  { comment, hides }: ReadHint,
  text: string,
  comments: readonly Span[],
): HintTarget | null {
  if (hides.kind !== 'next' && hides.kind !== 'if' && hides.kind !== 'else') return null;
  let offset = comment.end;
  for (;;) {
    const rest = /[^\s]/.exec(text.slice(offset, offset + 10_000));
    if (rest === null) return null;
    offset += rest.index;
    const between = comments.find(({ start }) => start === offset);
    if (between === undefined) return { offset, part: hides.kind === 'next' ? 'whole' : hides.kind };
    offset = between.end;
  }
}

/** What a target's node spans: all of it, or the branch of an `if` that the hint names. */
export function spanOf(target: HintTarget | null, widest: ReadonlyMap<number, SyntaxNode>): Span | null {
  const node = target === null ? undefined : widest.get(target.offset);
  if (target === null || node === undefined || target.part === 'whole') return node ?? null;
  return asNode(node[target.part === 'if' ? 'consequent' : 'alternate']);
}

/** Turns hints into what they hide, in the order of the text. `targetSpan` gives what was found for the target of a hint. */
export function ignoreHints(
  hints: readonly ReadHint[],
  index: LineIndex,
  targetSpan: (hint: ReadHint) => Span | null,
): Placed<IgnoreHint>[] {
  return hints.map((hint, at) => {
    const { comment, hides } = hint;
    const stop = hints.slice(at + 1).find((later) => later.hides.kind === 'stop');
    return {
      form: hides.kind,
      at: [index.place(comment.start).line, index.place(comment.end).line],
      place: { start: comment.start, end: comment.end },
      text: comment.value.replaceAll(/[\s*]+/g, ' ').trim(),
      reason: hides.kind === 'mutants' ? mutationReason(comment.value) : reasonIn(comment.value),
      hides: hiddenLines(hint, index, { stop: stop?.comment ?? null, span: targetSpan(hint) }),
    };
  });
}

function hiddenLines(
  { comment, hides }: ReadHint,
  index: LineIndex,
  { stop, span }: { readonly stop: Span | null; readonly span: Span | null },
): LineRange | null {
  const last = Math.max(1, index.count);
  const from = index.place(comment.start).line;
  const to = index.place(comment.end).line;
  if (hides.kind === 'file') return [1, last];
  if (hides.kind === 'start') return [from, stop === null ? last : index.place(stop.start).line];
  if (hides.kind === 'lines') return [from, Math.min(last, to + hides.count)];
  return span === null ? null : [index.place(span.start).line, index.place(span.end).line];
}
