import type { LineRange } from '@tidemark/kernel';

/** A statement or function of the source. Lines 1-based inclusive, columns 0-based, end exclusive. */
export interface SourceRegion {
  readonly kind: 'statement' | 'function';
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A named function, method or class, for telling a reader where a line is. */
export interface NamedRegion {
  readonly name: string;
  readonly firstLine: number;
  readonly lastLine: number;
}

/** What the text of a source file says without running it. */
export interface SourceFacts {
  readonly lineCount: number;
  /** Nothing in the file is a statement for a coverage provider: types, imports and re-exports only. */
  readonly noStatements: boolean;
  /** A comment keeps code out of the report (`v8 ignore`, `istanbul ignore`, `c8 ignore`, `node:coverage`). */
  readonly ignoreHints: boolean;
  /**
   * Lines that hold run-time code: a token that is not a comment, not purely a type, not an import declaration, and
   * not only closing punctuation (`}`, `)`, `]`, `;`, `,`, `{`).
   */
  readonly codeLines: readonly LineRange[];
  /** Lines whose leading white space is content, inside a template literal or JSX text. */
  readonly literalLines: readonly LineRange[];
  /** Statements and functions, ordered by start, outer before inner. */
  readonly regions: readonly SourceRegion[];
  /** Ordered by first line, outer before inner. */
  readonly names: readonly NamedRegion[];
}
