/** A statement, a function, or an arm of an expression with two outcomes, of a report. Lines 1-based and inclusive, columns 0-based. */
export interface Span {
  readonly kind: 'statement' | 'function' | 'arm';
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** Where the body of a function begins, 0 where the report does not tell; of what is none, where it begins itself. */
  readonly bodyLine: number;
  hits: number;
}

/** What the reports say of one file. `lines` are the records of lcov, by line; empty where statements are known. */
export interface FileRecords {
  readonly spans: Span[];
  readonly lines: Map<number, number>;
  /** Hits of the arms of branches, by the line they begin on. */
  readonly arms: Map<number, number[]>;
}

/** Records by repo-relative path. */
export type Records = Map<string, FileRecords>;

/** The records of a file, made empty when there are none yet. */
export function recordsOf(records: Records, path: string): FileRecords {
  const found = records.get(path) ?? { spans: [], lines: new Map(), arms: new Map() };
  records.set(path, found);
  return found;
}

/** Adds the hits of one arm. */
export function addArm({ arms }: FileRecords, line: number, hits: number): void {
  arms.set(line, [...(arms.get(line) ?? []), hits]);
}
