import { at } from '../columns.ts';
import type { FileCoverage } from '../coverage.ts';

const BLOCK = 1 << 20;
const ZERO = 0x30;
const NEWLINE = 0x0a;
const COMMA = 0x2c;
const PREFIX = { line: Buffer.from('DA:'), arm: Buffer.from('BRDA:') };
/** Longest a record of numbers can be: five of them with twenty digits. */
const MOST_RECORD = 128;

/** Writes lcov in blocks of bytes, files in the order given. A path with a line break is left out of the format's reach: its breaks become spaces. */
export function* formatLcov(files: Iterable<FileCoverage>): Generator<Uint8Array> {
  const writer = new BlockWriter();
  for (const file of files) {
    yield* writer.text(`TN:\nSF:${oneLine(file.path)}\n`);
    for (const { line, name } of file.functions) yield* writer.text(`FN:${line},${oneLine(name)}\n`);
    for (const { name, hits } of file.functions) yield* writer.text(`FNDA:${hits},${oneLine(name)}\n`);
    const nCalled = file.functions.filter((entry) => entry.hits > 0).length;
    yield* writer.text(`FNF:${file.functions.length}\nFNH:${nCalled}\n`);
    let nRun = 0;
    for (let index = 0; index < file.lines.line.length; index += 1) {
      const hits = at(file.lines.hits, index);
      if (hits > 0) nRun += 1;
      const full = writer.record(PREFIX.line, at(file.lines.line, index), hits);
      if (full !== null) yield full;
    }
    yield* writer.text(`LF:${file.lines.line.length}\nLH:${nRun}\n`);
    const { line, block, arm, hits } = file.branches;
    let nTaken = 0;
    for (let index = 0; index < hits.length; index += 1) {
      if (at(hits, index) > 0) nTaken += 1;
      const full = writer.record(
        PREFIX.arm,
        at(line, index),
        at(block, index),
        at(arm, index),
        at(hits, index),
      );
      if (full !== null) yield full;
    }
    yield* writer.text(`BRF:${hits.length}\nBRH:${nTaken}\nend_of_record\n`);
  }
  yield writer.flush();
}

class BlockWriter {
  #block = Buffer.allocUnsafe(BLOCK);
  #used = 0;

  *text(text: string): Generator<Uint8Array> {
    const bytes = Buffer.from(text);
    if (this.#used + bytes.length > BLOCK) yield this.flush();
    if (bytes.length > BLOCK) {
      yield bytes;
      return;
    }
    this.#used += bytes.copy(this.#block, this.#used);
  }

  /** Writes the numbers of a record; gives the block before it when that is full. */
  record(prefix: Buffer, ...numbers: number[]): Uint8Array | null {
    const full = this.#used + MOST_RECORD > BLOCK ? this.flush() : null;
    for (const code of prefix) this.#block[this.#used++] = code;
    for (let index = 0; index < numbers.length; index += 1) {
      if (index > 0) this.#block[this.#used++] = COMMA;
      this.#number(numbers[index] ?? 0);
    }
    this.#block[this.#used++] = NEWLINE;
    return full;
  }

  flush(): Uint8Array {
    const full = this.#block.subarray(0, this.#used);
    this.#block = Buffer.allocUnsafe(BLOCK);
    this.#used = 0;
    return full;
  }

  #number(value: number): void {
    if (value > 0x7fff_ffff) {
      this.#used += this.#block.write(String(value), this.#used, 'latin1');
      return;
    }
    let digits = 1;
    for (let rest = value; rest >= 10; rest = (rest / 10) | 0) digits += 1;
    let rest = value;
    for (let index = this.#used + digits - 1; index >= this.#used; index -= 1) {
      this.#block[index] = ZERO + (rest % 10);
      rest = (rest / 10) | 0;
    }
    this.#used += digits;
  }
}

function oneLine(text: string): string {
  return text.replaceAll(/[\r\n]/g, ' ');
}
