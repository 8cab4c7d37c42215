import { at, type ColumnPool, grown, lineColumns } from '../columns.ts';
import type { LineColumns } from '../coverage.ts';
import { columnsOfRun, type LineRun } from './line-run.ts';

/** The report that runs of lines lie in, and what is kept of the lines of a section that are one run. */
export interface Runs {
  readonly bytes: Uint8Array;
  readonly keep: (run: LineRun) => LineColumns;
}

/** Collects the lines of one section. A section that is one run is kept as that; all else is put in order. */
export class SectionLines {
  readonly #runs: Runs;
  readonly #pool: ColumnPool;
  #only: LineRun | null = null;
  #line = new Uint32Array(1024);
  #hits = new Float64Array(1024);
  #nLines = 0;

  constructor(runs: Runs, pool: ColumnPool) {
    this.#runs = runs;
    this.#pool = pool;
  }

  addRun(run: LineRun): void {
    if (this.#only === null && this.#nLines === 0) this.#only = run;
    else {
      this.#spread();
      this.#pushAll(run);
    }
  }

  addLine(line: number, hits: number): void {
    this.#spread();
    this.#push(line, hits);
  }

  /** Gives what was collected and begins anew. */
  finish(): LineColumns {
    const only = this.#only;
    const nLines = this.#nLines;
    this.#only = null;
    this.#nLines = 0;
    if (only !== null) return this.#runs.keep(only);
    return lineColumns(this.#pool, this.#line.subarray(0, nLines), this.#hits.subarray(0, nLines));
  }

  /** The run is not alone any more. */
  #spread(): void {
    if (this.#only !== null) this.#pushAll(this.#only);
    this.#only = null;
  }

  #pushAll({ start, end, total }: LineRun): void {
    const { line, hits } = columnsOfRun(this.#runs.bytes.subarray(start, end), total);
    for (let index = 0; index < total; index += 1) this.#push(at(line, index), at(hits, index));
  }

  #push(line: number, hits: number): void {
    const index = this.#nLines;
    this.#line = grown(this.#line, index, (length) => new Uint32Array(length));
    this.#hits = grown(this.#hits, index, (length) => new Float64Array(length));
    this.#line[index] = line;
    this.#hits[index] = hits;
    this.#nLines = index + 1;
  }
}
