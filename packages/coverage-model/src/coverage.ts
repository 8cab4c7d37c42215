import type { RepoPath } from '@tidemark/kernel';

/** Hit counts; Float64Array only where a count does not fit 32 bits. */
export type HitColumn = Uint32Array | Float64Array;

/** A line or column that a report left open, such as istanbul's `end.column: null`. */
export const OPEN_END = 0xffff_ffff;

/** Executable lines, ascending and unique. Lines are 1-based; columns of the arrays are parallel. */
export interface LineColumns {
  readonly line: Uint32Array;
  readonly hits: HitColumn;
}

/** Source ranges: lines 1-based and inclusive, columns 0-based, end column exclusive or OPEN_END. */
export interface RangeColumns {
  readonly startLine: Uint32Array;
  readonly startColumn: Uint32Array;
  readonly endLine: Uint32Array;
  readonly endColumn: Uint32Array;
}

export interface StatementColumns extends RangeColumns {
  readonly hits: HitColumn;
}

/** A function: the range of its declaration (name or signature) and of the whole, where the report gives them. */
export interface FunctionHits {
  readonly name: string;
  readonly line: number;
  readonly declaration: SourceRange | null;
  readonly whole: SourceRange | null;
  readonly hits: number;
}

export interface SourceRange {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/**
 * Branch arms, ordered by (line, block, arm). `line` is where the branch begins, `armLine` where the arm
 * begins (equal to `line` when the report does not say). `block` tells the branches of one line apart.
 */
export interface BranchColumns {
  readonly line: Uint32Array;
  readonly block: Uint32Array;
  readonly arm: Uint32Array;
  readonly armLine: Uint32Array;
  readonly hits: HitColumn;
}

/** What the tests ran of one file. With `line` granularity the report had no statements and the columns are empty. */
export interface FileCoverage {
  readonly path: RepoPath;
  readonly granularity: 'statement' | 'line';
  readonly lines: LineColumns;
  readonly statements: StatementColumns;
  readonly functions: readonly FunctionHits[];
  readonly branches: BranchColumns;
}

/** One report, or several merged: files by path, in code-unit order of the path. */
export interface Coverage {
  readonly files: ReadonlyMap<RepoPath, FileCoverage>;
  /** Record types or entries that were not understood, each once, for a warning. */
  readonly unread: readonly string[];
}
