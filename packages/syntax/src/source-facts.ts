import type { LineRange } from '@tidemark/kernel';
import type { CodeColumns } from './code-lines.ts';
import type { Span } from './span.ts';
import type { BranchSpans } from './source-branch.ts';

/** Lines 1-based inclusive, columns 0-based, end exclusive. */
export interface SourceSpan {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A statement or function of the source. */
export interface SourceRegion extends SourceSpan {
  readonly kind: 'statement' | 'function';
  /** The first line where a report may place it, if that is above its own: that of what it is the value of. */
  readonly earlyLine?: number;
}

/** Where a function begins, and where its body does, brackets around an expression aside. */
export interface SourceFunction {
  readonly startLine: number;
  readonly startColumn: number;
  readonly bodyLine: number;
  readonly bodyColumn: number;
}

/** A branch of the source, its type and arms as istanbul names and counts them. */
export interface SourceBranch {
  readonly type: BranchSpans['type'];
  readonly startLine: number;
  readonly startColumn: number;
  /** Null for an arm that the source does not spell out. */
  readonly arms: readonly (SourceSpan | null)[];
}

/** A named function, method or class, for telling a reader where a line is. */
export interface NamedRegion {
  readonly name: string;
  readonly firstLine: number;
  readonly lastLine: number;
}

/** A comment that hides code (`v8 ignore`, `istanbul ignore`, `c8 ignore`, `node:coverage`) or mutants (`Stryker disable`). */
export interface IgnoreHint {
  readonly form: 'file' | 'start' | 'stop' | 'next' | 'if' | 'else' | 'lines' | 'mutants' | 'unknown';
  /** The lines of the comment. */
  readonly at: LineRange;
  readonly text: string;
  /** What stands after `--`, or null. */
  readonly reason: string | null;
  /** The lines it hides from coverage; null when it hides none, or none that can be told. */
  readonly hides: LineRange | null;
}

/** A call such as `it.skip(…)` or `describe.only(…)`. */
export interface TestMark {
  readonly kind: 'skipped' | 'focused';
  /** Lines of the words before the arguments. */
  readonly lines: LineRange;
  /** As written: `it.skip`. */
  readonly call: string;
  readonly title: string | null;
  /** What a comment on its line or the line above says after `--`, or null. */
  readonly reason: string | null;
}

/** What the text of a source file says without running it. */
export interface SourceFacts {
  readonly lineCount: number;
  /** Nothing in the file is a statement for a coverage provider: types, imports and re-exports only. */
  readonly noStatements: boolean;
  /** Comments that keep code out of a report, in the order of the text. */
  readonly hints: readonly IgnoreHint[];
  /** Calls that skip or focus a test, in the order of the text. */
  readonly testMarks: readonly TestMark[];
  /**
   * Lines that hold run-time code: a token that is not a comment, not purely a type, not an import declaration, and
   * not only punctuation that closes or separates. Brackets alone count where they are a call, a function or a value.
   */
  readonly codeLines: readonly LineRange[];
  /** Where on such a line the code stands; null of any other line. */
  readonly codeColumnsAt: (line: number) => CodeColumns | null;
  /** Lines of tests inside the source: `if (import.meta.vitest) { … }`. */
  readonly testLines: readonly LineRange[];
  /** Lines whose leading white space is content, inside a template literal or JSX text. */
  readonly literalLines: readonly LineRange[];
  /** Statements and functions, ordered by start, outer before inner. */
  readonly regions: readonly SourceRegion[];
  /** In the order in which providers number them: outer before inner. */
  readonly functions: readonly SourceFunction[];
  /** In that order too. */
  readonly branches: readonly SourceBranch[];
  /** Ordered by first line, outer before inner. */
  readonly names: readonly NamedRegion[];
}

/** A hint or a mark that says where it stands, in offsets of the text. */
export type Placed<Mark> = Mark & { readonly place: Span };

/** Facts for those who underline. */
export interface PlacedFacts extends SourceFacts {
  readonly hints: readonly Placed<IgnoreHint>[];
  readonly testMarks: readonly Placed<TestMark>[];
}
