import type { Ratio } from '@tidemark/kernel';
import type { LineColumns, Reread } from '../coverage.ts';
import { columnsOfRun, type LineRun } from './line-run.ts';

/**
 * Lines that stay where they were read from: to count them, and to write them again, needs no more than their text.
 * The columns are made when somebody asks for them.
 */
export class LineText implements LineColumns {
  /** Lines that ran, of all. */
  readonly ran: Ratio;
  readonly #start: number;
  readonly #end: number;
  readonly #reread: Reread;
  #columns: LineColumns | null = null;

  constructor({ start, end, covered, total }: LineRun, reread: Reread) {
    this.ran = { covered, total };
    this.#start = start;
    this.#end = end;
    this.#reread = reread;
  }

  /** The `DA` records; lent until the next text is asked for. */
  get text(): Uint8Array {
    return this.#reread(this.#start, this.#end);
  }

  get line(): Uint32Array {
    return this.#decoded().line;
  }

  get hits(): LineColumns['hits'] {
    return this.#decoded().hits;
  }

  #decoded(): LineColumns {
    return (this.#columns ??= columnsOfRun(this.text, this.ran.total));
  }
}
