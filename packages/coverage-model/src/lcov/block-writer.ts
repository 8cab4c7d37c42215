const BLOCK = 1 << 20;
const ZERO = 0x30;
/** Longest that a number is: a double as JavaScript prints it. */
const MOST_DIGITS = 25;

/** Collects bytes in blocks of a megabyte, used again; numbers are written without making strings of them. */
export class BlockWriter {
  #block: Buffer = Buffer.allocUnsafeSlow(BLOCK);
  #used = 0;
  #full: { readonly block: Buffer; readonly used: number }[] = [];
  #spare: Buffer | null = null;

  /** The blocks that are full since the last time; each is lent until the next is asked for. */
  *takeFull(): Generator<Uint8Array> {
    if (this.#full.length === 0) return;
    const full = this.#full;
    this.#full = [];
    for (const { block, used } of full) {
      yield block.subarray(0, used);
      this.#spare = block;
    }
  }

  /** What is left in the open block. */
  rest(): Uint8Array {
    return this.#block.subarray(0, this.#used);
  }

  /** Names and words are short and mostly ASCII, for which a call of the encoder is dear. */
  text(text: string): void {
    if (text.length > BLOCK) return this.bytes(Buffer.from(text));
    this.#reserve(text.length);
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      if (code > 0x7f) return this.bytes(Buffer.from(text.slice(index)));
      this.#block[this.#used] = code;
      this.#used += 1;
    }
  }

  bytes(bytes: Uint8Array): void {
    let done = 0;
    while (bytes.length - done > BLOCK - this.#used) {
      const piece = bytes.subarray(done, done + BLOCK - this.#used);
      this.#block.set(piece, this.#used);
      this.#used = BLOCK;
      done += piece.length;
      this.#nextBlock();
    }
    this.#block.set(done === 0 ? bytes : bytes.subarray(done), this.#used);
    this.#used += bytes.length - done;
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
    if (this.#used + length > BLOCK) this.#nextBlock();
  }

  #nextBlock(): void {
    this.#full.push({ block: this.#block, used: this.#used });
    this.#block = this.#spare ?? Buffer.allocUnsafeSlow(BLOCK);
    this.#spare = null;
    this.#used = 0;
  }
}
