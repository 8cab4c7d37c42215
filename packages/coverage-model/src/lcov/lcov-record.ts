import { branchColumns, ColumnPool, NO_STATEMENTS, type Arm } from '../columns.ts';
import type { FunctionHits, Measured } from '../coverage.ts';
import type { LineRun } from './line-run.ts';
import { SectionLines, type Runs } from './section-lines.ts';

const NO_FUNCTIONS: readonly FunctionHits[] = [];

/** Collects the records of one `SF:` section; its scratch space is used again for the next. */
export class LcovRecord {
  readonly #pool = new ColumnPool();
  readonly #lines: SectionLines;
  #arms: Arm[] = [];
  #functions: { name: string; line: number; hits: number }[] = [];
  #calls = new Map<string, number[]>();
  #blocks = new Map<string, number>();

  constructor(runs: Runs) {
    this.#lines = new SectionLines(runs, this.#pool);
  }

  addRun(run: LineRun): void {
    this.#lines.addRun(run);
  }

  addLine(line: number, hits: number): void {
    this.#lines.addLine(line, hits);
  }

  addArm(line: number, block: number, arm: number, hits: number): void {
    this.#arms.push({ line, block, arm, armLine: line, hits });
  }

  /** A number for a block or arm that is named by text, the same for the same text within the section. */
  nameId(text: string): number {
    const known = this.#blocks.get(text);
    if (known !== undefined) return known;
    const id = 0x8000_0000 + this.#blocks.size;
    this.#blocks.set(text, id);
    return id;
  }

  addFunction(name: string, line: number): void {
    this.#functions.push({ name, line, hits: 0 });
  }

  addCalls(name: string, hits: number): void {
    const calls = this.#calls.get(name);
    if (calls === undefined) this.#calls.set(name, [hits]);
    else calls.push(hits);
  }

  /** Gives what was collected and begins anew. */
  finish(): Measured {
    const measured: Measured = {
      granularity: 'line',
      lines: this.#lines.finish(),
      statements: NO_STATEMENTS,
      functions: this.#calledFunctions(),
      branches: branchColumns(this.#pool, this.#arms),
      istanbul: null,
    };
    if (this.#arms.length > 0) this.#arms = [];
    if (this.#functions.length > 0) this.#functions = [];
    if (this.#calls.size > 0) this.#calls.clear();
    if (this.#blocks.size > 0) this.#blocks.clear();
    return measured;
  }

  /** Calls are matched by name; where functions share one, in the order they are written. */
  #calledFunctions(): readonly FunctionHits[] {
    if (this.#functions.length === 0) return NO_FUNCTIONS;
    const seen = new Map<string, number>();
    return this.#functions.map(({ name, line }) => {
      const calls = this.#calls.get(name) ?? [];
      const nth = seen.get(name) ?? 0;
      seen.set(name, nth + 1);
      return { name, line, declaration: null, whole: null, hits: calls[nth] ?? calls.at(-1) ?? 0 };
    });
  }
}
