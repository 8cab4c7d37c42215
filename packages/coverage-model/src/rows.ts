import { at, type Arm } from './columns.ts';
import { COUNTED_BLOCK, type BranchColumns, type SourceRange, type StatementColumns } from './coverage.ts';

/** The arms of a file, row by row. Of arms that are only counted nobody knows which were taken. */
export function armRows(branches: BranchColumns): (Arm & { readonly isCounted: boolean })[] {
  return Array.from(branches.hits, (hits, index) => ({
    line: at(branches.line, index),
    block: at(branches.block, index),
    arm: at(branches.arm, index),
    armLine: at(branches.armLine, index),
    hits,
    isCounted: branches.block[index] === COUNTED_BLOCK,
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
