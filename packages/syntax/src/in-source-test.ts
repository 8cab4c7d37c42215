import type { LineRange } from '@tidemark/kernel';
import type { Span } from './span.ts';
import type { LineIndex } from './line-index.ts';
import { asNode, type SyntaxNode } from './syntax-node.ts';

/** The test part of `if (import.meta.vitest) { … }`, the form that vitest leaves out of its reports; an `else` is no part of it. */
export function inSourceTest(node: SyntaxNode): Span | null {
  const condition = asNode(node['test']);
  const body = asNode(node['consequent']);
  if (condition?.type !== 'MemberExpression' || condition['computed'] === true || body === null) return null;
  if (asNode(condition['object'])?.type !== 'MetaProperty') return null;
  if (asNode(condition['property'])?.['name'] !== 'vitest') return null;
  return { start: node.start, end: body.end };
}

/** The lines that a span has to itself. */
export function ownLines({ start, end }: Span, index: LineIndex): LineRange[] {
  const first = index.place(start);
  const last = index.place(end);
  const before = index.text.slice(start - first.column, start);
  const behind = index.text.slice(end, index.startOf(last.line + 1));
  const from = before.trim() === '' ? first.line : first.line + 1;
  const to = behind.trim() === '' ? last.line : last.line - 1;
  return from <= to ? [[from, to]] : [];
}
