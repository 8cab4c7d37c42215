import { InvariantError } from '@tidemark/kernel';
import type { BranchColumns, HitColumn, LineColumns, StatementColumns } from './coverage.ts';

const NONE = new Uint32Array(0);

/** The columns of a report that knows lines only. */
export const NO_STATEMENTS: StatementColumns = {
  startLine: NONE,
  startColumn: NONE,
  endLine: NONE,
  endColumn: NONE,
  hits: NONE,
};

const NO_BRANCHES: BranchColumns = { line: NONE, block: NONE, arm: NONE, armLine: NONE, hits: NONE };

/** Hands out small columns from large blocks, so that a hundred thousand files do not cost as many buffers. */
export class ColumnPool {
  #block = new Uint32Array(0);
  #used = 0;

  copy(values: Uint32Array | Float64Array): Uint32Array {
    const column = this.empty(values.length);
    column.set(values);
    return column;
  }

  /** A column of zeros. */
  empty(length: number): Uint32Array {
    if (this.#used + length > this.#block.length) {
      this.#block = new Uint32Array(Math.max(length, 1 << 16));
      this.#used = 0;
    }
    this.#used += length;
    return this.#block.subarray(this.#used - length, this.#used);
  }
}

/** A column of counts that fits them: 32 bits, or doubles where one is larger. */
export function hitColumn(pool: ColumnPool, counts: Float64Array): HitColumn {
  for (const count of counts) if (count > 0xffff_ffff) return Float64Array.from(counts);
  return pool.copy(counts);
}

/** Grows a scratch array so that one more value fits. */
export function grown<T extends Uint32Array | Float64Array>(
  scratch: T,
  length: number,
  make: (length: number) => T,
): T {
  if (length < scratch.length) return scratch;
  const larger = make(scratch.length * 2);
  larger.set(scratch);
  return larger;
}

/** Orders lines and adds up the hits of a line that is named twice. */
export function lineColumns(pool: ColumnPool, line: Uint32Array, hits: Float64Array): LineColumns {
  if (isStrictlyAscending(line)) return { line: pool.copy(line), hits: hitColumn(pool, hits) };
  const sums = new Map<number, number>();
  line.forEach((number, index) => sums.set(number, (sums.get(number) ?? 0) + (hits[index] ?? 0)));
  const sorted = [...sums].toSorted(([left], [right]) => left - right);
  return {
    line: pool.copy(Uint32Array.from(sorted, ([number]) => number)),
    hits: hitColumn(
      pool,
      Float64Array.from(sorted, ([, sum]) => sum),
    ),
  };
}

/** An arm while it is being read. */
export interface Arm {
  readonly line: number;
  readonly block: number;
  readonly arm: number;
  readonly armLine: number;
  readonly hits: number;
}

/** Orders arms by (line, block, arm) and adds up the hits of one that is named twice. */
export function branchColumns(pool: ColumnPool, arms: readonly Arm[]): BranchColumns {
  if (arms.length === 0) return NO_BRANCHES;
  const ordered = isOrdered(arms) ? arms : orderedArms(arms);
  const { length } = ordered;
  const isLarge = ordered.some((arm) => arm.hits > 0xffff_ffff);
  const columns: BranchColumns = {
    line: pool.empty(length),
    block: pool.empty(length),
    arm: pool.empty(length),
    armLine: pool.empty(length),
    hits: isLarge ? new Float64Array(length) : pool.empty(length),
  };
  ordered.forEach((arm, index) => {
    columns.line[index] = arm.line;
    columns.block[index] = arm.block;
    columns.arm[index] = arm.arm;
    columns.armLine[index] = arm.armLine;
    columns.hits[index] = arm.hits;
  });
  return columns;
}

function orderedArms(arms: readonly Arm[]): Arm[] {
  const unique: Arm[] = [];
  for (const arm of arms.toSorted(byPlace)) {
    const last = unique.at(-1);
    if (last !== undefined && byPlace(last, arm) === 0)
      unique[unique.length - 1] = { ...last, hits: last.hits + arm.hits };
    else unique.push(arm);
  }
  return unique;
}

function isOrdered(arms: readonly Arm[]): boolean {
  return arms.every((arm, index) => {
    const before = arms[index - 1];
    return before === undefined || byPlace(before, arm) < 0;
  });
}

function byPlace(left: Arm, right: Arm): number {
  return left.line - right.line || left.block - right.block || left.arm - right.arm;
}

/** A value of a column that must be there. */
export function at(column: HitColumn, index: number): number {
  const value = column[index];
  if (value === undefined) throw new InvariantError('parallel columns have one length');
  return value;
}

function isStrictlyAscending(line: Uint32Array): boolean {
  for (let index = 1; index < line.length; index += 1) {
    if ((line[index] ?? 0) <= (line[index - 1] ?? 0)) return false;
  }
  return true;
}
