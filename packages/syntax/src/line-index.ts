import type { SourceSpan } from './source-facts.ts';
import type { Span } from './span.ts';

/** A place in a text: line 1-based, column 0-based, in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Turns offsets of a text into lines and columns. */
export class LineIndex {
  readonly #starts: number[] = [0];
  #near = 0;
  readonly text: string;

  constructor(text: string) {
    this.text = text;
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
  }

  /** Lines of the text; a line feed at the very end begins none. */
  get count(): number {
    return this.text.endsWith('\n') || this.text === '' ? this.#starts.length - 1 : this.#starts.length;
  }

  startOf(line: number): number {
    return this.#starts[line - 1] ?? this.text.length;
  }

  place(offset: number): Place {
    const at = this.#lineAt(offset);
    return { line: at + 1, column: offset - (this.#starts[at] ?? 0) };
  }

  span({ start, end }: Span): SourceSpan {
    const first = this.#lineAt(start);
    const last = this.#lineAt(end);
    return {
      startLine: first + 1,
      startColumn: start - (this.#starts[first] ?? 0),
      endLine: last + 1,
      endColumn: end - (this.#starts[last] ?? 0),
    };
  }

  /** The line of an offset, 0-based. */
  #lineAt(offset: number): number {
    const starts = this.#starts;
    // Most ask for the line of the offset before, or one close to it.
    if ((starts[this.#near] ?? 0) <= offset && offset < (starts[this.#near + 1] ?? Infinity))
      return this.#near;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    this.#near = low;
    return low;
  }
}
