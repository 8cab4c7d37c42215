import type { LineRange } from '@tidemark/kernel';
import type { Span } from './span.ts';
import type { LineIndex } from './line-index.ts';
import type { NamedRegion, SourceBranch, SourceFunction, SourceRegion } from './source-facts.ts';
import type { SyntaxNode } from './syntax-node.ts';
import type { TestCall } from './test-call.ts';

/** What a walk over a tree has noted so far, in the order of the text. */
export class SourceNotes {
  readonly index: LineIndex;
  readonly regions: SourceRegion[] = [];
  readonly functions: SourceFunction[] = [];
  readonly branches: SourceBranch[] = [];
  readonly names: NamedRegion[] = [];
  readonly inert: Span[] = [];
  readonly brackets: Span[] = [];
  readonly content: Span[] = [];
  readonly words: Span[] = [];
  readonly literals: LineRange[] = [];
  readonly inSourceTests: Span[] = [];
  readonly testCalls: TestCall[] = [];
  readonly widest = new Map<number, SyntaxNode>();
  /** Logical expressions that were taken into the branch of one around them. */
  readonly innerLogical = new Set<SyntaxNode>();
  readonly #targets: ReadonlySet<number>;

  constructor(index: LineIndex, targets: ReadonlySet<number>) {
    this.index = index;
    this.#targets = targets;
  }

  /** Outer nodes come first, so the first that begins at a place is the widest. */
  reach(node: SyntaxNode): void {
    if (!this.#targets.has(node.start)) return;
    if (node.type !== 'Program' && !this.widest.has(node.start)) this.widest.set(node.start, node);
  }

  region(kind: SourceRegion['kind'], span: Span): void {
    this.regions.push({ kind, ...this.index.span(span) });
  }

  name({ start, end }: Span, name: string): void {
    this.names.push({
      name,
      firstLine: this.index.place(start).line,
      lastLine: this.index.place(end).line,
    });
  }
}
