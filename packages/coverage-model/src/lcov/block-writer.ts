const BLOCK = 1 << 20;
const ZERO = 0x30;
/** Longest that a number is: a double as JavaScript prints it. */
const MOST_DIGITS = 25;

/** Collects bytes in blocks of a megabyte; numbers are written without making strings of them. */
export class BlockWriter {
  #block = Buffer.allocUnsafe(BLOCK);
  #used = 0;
  #full: Uint8Array[] = [];

  /** The blocks that are full since the last call. */
  takeFull(): Uint8Array[] {
    const full = this.#full;
    if (full.length > 0) this.#full = [];
    return full;
  }

  /** What is left in the open block. */
  rest(): Uint8Array {
    return this.#block.subarray(0, this.#used);
  }

  text(text: string): void {
    const bytes = Buffer.from(text);
    this.#reserve(bytes.length);
    if (bytes.length > BLOCK) this.#full.push(bytes);
    else this.#used += bytes.copy(this.#block, this.#used);
  }

  byte(code: number): void {
    this.#reserve(1);
    this.#block[this.#used] = code;
    this.#used += 1;
  }

  number(value: number): void {
    this.#reserve(MOST_DIGITS);
    if (value < 10) {
      this.#block[this.#used] = ZERO + value;
      this.#used += 1;
    } else if (value > 0x7fff_ffff) {
      this.#used += this.#block.write(String(value), this.#used, 'latin1');
    } else this.#digits(value);
  }

  #digits(value: number): void {
    let end = this.#used + 1;
    for (let rest = (value / 10) | 0; rest > 0; rest = (rest / 10) | 0) end += 1;
    let rest = value;
    for (let index = end - 1; index >= this.#used; index -= 1) {
      const tenth = (rest / 10) | 0;
      this.#block[index] = ZERO + rest - tenth * 10;
      rest = tenth;
    }
    this.#used = end;
  }

  #reserve(length: number): void {
    if (this.#used + length <= BLOCK) return;
    this.#full.push(this.#block.subarray(0, this.#used));
    this.#block = Buffer.allocUnsafe(BLOCK);
    this.#used = 0;
  }
}
