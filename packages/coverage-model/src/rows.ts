import { at, type Arm } from './columns.ts';
import type { BranchColumns, SourceRange, StatementColumns } from './coverage.ts';

/** The arms of a file, row by row. */
export function armRows(branches: BranchColumns): Arm[] {
  return Array.from(branches.hits, (hits, index) => ({
    line: at(branches.line, index),
    block: at(branches.block, index),
    arm: at(branches.arm, index),
    armLine: at(branches.armLine, index),
    hits,
  }));
}

/** The statements of a file, row by row. */
export function statementRows(statements: StatementColumns): (SourceRange & { readonly hits: number })[] {
  return Array.from(statements.hits, (hits, index) => ({
    startLine: at(statements.startLine, index),
    startColumn: at(statements.startColumn, index),
    endLine: at(statements.endLine, index),
    endColumn: at(statements.endColumn, index),
    hits,
  }));
}
