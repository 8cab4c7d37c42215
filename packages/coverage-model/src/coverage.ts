import type { RepoPath } from '@tidemark/kernel';

/** Hit counts; Float64Array only where a count does not fit 32 bits. */
export type HitColumn = Uint32Array | Float64Array;

/** A line or column that a report left open, such as istanbul's `end.column: null`. */
export const OPEN_END = 0xffff_ffff;

/** The block of arms of which a report tells only how many were taken, not which, as Cobertura does. */
export const COUNTED_BLOCK = 0x7fff_ffff;

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

/** Statements: where each lies, and how often it ran. */
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

/** A place in the source: lines 1-based and inclusive, columns 0-based, end column exclusive or OPEN_END. */
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

/**
 * What the tests ran of one file, path aside. With `line` granularity the report had no statements: the columns are
 * empty and `istanbul` is null. Else `istanbul` is the entry itself, for merging and writing without loss.
 */
export interface Measured {
  readonly granularity: 'statement' | 'line';
  readonly lines: LineColumns;
  readonly statements: StatementColumns;
  readonly functions: readonly FunctionHits[];
  readonly branches: BranchColumns;
  readonly istanbul: IstanbulEntry | null;
}

/** What the tests ran of a file of the repository. */
export interface FileCoverage extends Measured {
  readonly path: RepoPath;
}

/** A position as istanbul writes it; null stands for an open end, or for the place of an implicit branch arm. */
export interface IstanbulPosition {
  readonly line: number | null;
  readonly column: number | null;
}

/** A place as istanbul writes it. */
export interface IstanbulRange {
  readonly start: IstanbulPosition;
  readonly end: IstanbulPosition;
}

/** One file of an istanbul report, checked. Format: istanbul-lib-coverage, FileCoverage#toJSON. */
export interface IstanbulEntry {
  readonly statementMap: Readonly<Record<string, IstanbulRange>>;
  readonly s: Readonly<Record<string, number>>;
  readonly fnMap: Readonly<Record<string, IstanbulFunction>>;
  readonly f: Readonly<Record<string, number>>;
  readonly branchMap: Readonly<Record<string, IstanbulBranch>>;
  readonly b: Readonly<Record<string, readonly number[]>>;
}

/** A function as istanbul writes it: `decl` is its name or signature, `loc` its body. */
export interface IstanbulFunction {
  readonly name: string;
  readonly line: number;
  readonly decl: IstanbulRange;
  readonly loc: IstanbulRange;
}

/** A branch as istanbul writes it: a location an arm. */
export interface IstanbulBranch {
  readonly type: string;
  readonly line: number;
  readonly loc: IstanbulRange;
  readonly locations: readonly IstanbulRange[];
}

/** A file as a report names it: `source` is the path as written there. One report may name a file twice. */
export interface ReportedFile {
  readonly source: string;
  readonly measured: Measured;
}

/** A report that was read. `unread` names record types that were not understood, each once. */
export interface ParsedReport {
  readonly format: 'lcov' | 'istanbul' | 'cobertura';
  readonly files: readonly ReportedFile[];
  readonly unread: readonly string[];
}

/** Which files of a report to read, by the path as written there; null reads all. */
export type Wants = ((source: string) => boolean) | null;

/** Gives bytes of a report once more, by 0-based offsets; they are lent until the next call. */
export type Reread = (start: number, end: number) => Uint8Array;
