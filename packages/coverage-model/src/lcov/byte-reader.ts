const NEWLINE = 0x0a;
const RETURN = 0x0d;
const ZERO = 0x30;
const NINE = 0x39;

/** A longer line is told up to here: a path or name of sixteen million characters is none. */
const MOST_BYTES = 1 << 24;

/** A place in the bytes of a report. Numbers are read without making strings of them. */
export class ByteReader {
  readonly bytes: Buffer;
  offset: number;
  /** 1-based line of `offset`, kept by `nextLine`. */
  lineNumber = 1;

  constructor(bytes: Uint8Array) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    this.offset = hasMark ? 3 : 0;
  }

  get done(): boolean {
    return this.offset >= this.bytes.length;
  }

  /** Moves behind the next line break. */
  nextLine(): void {
    const end = this.bytes.indexOf(NEWLINE, this.offset);
    this.offset = end === -1 ? this.bytes.length : end + 1;
    this.lineNumber += 1;
  }

  /** Offset of the next line that starts with a word, from here on; -1 for none. Breaks are many, so the word is looked for first. */
  findLine(word: string): number {
    let found = this.bytes.indexOf(word, this.offset);
    while (found > 0 && this.bytes[found - 1] !== NEWLINE) found = this.bytes.indexOf(word, found + 1);
    return found;
  }

  /** Reads digits; -1 when there is none, or more than a line number can have. */
  digits(): number {
    const { bytes } = this;
    let offset = this.offset;
    let value = 0;
    let code = bytes[offset] ?? 0;
    if (code < ZERO || code > NINE) return -1;
    while (code >= ZERO && code <= NINE) {
      value = value * 10 + (code - ZERO);
      offset += 1;
      code = bytes[offset] ?? 0;
    }
    this.offset = offset;
    return value > 0xffff_fffe ? -1 : value;
  }

  /** Is the line at its end (line feed, carriage return before it, or the end of the bytes)? */
  get atLineEnd(): boolean {
    const code = this.bytes[this.offset];
    return (
      code === NEWLINE ||
      code === undefined ||
      (code === RETURN && (this.bytes[this.offset + 1] ?? NEWLINE) === NEWLINE)
    );
  }

  /** Takes a byte when it is the next one. */
  take(code: number): boolean {
    if (this.bytes[this.offset] !== code) return false;
    this.offset += 1;
    return true;
  }

  /** The rest of the line as text, without its line break; the place does not move. */
  rest(): string {
    const found = this.bytes.indexOf(NEWLINE, this.offset);
    const end = found === -1 ? this.bytes.length : found;
    const trimmed = end > this.offset && this.bytes[end - 1] === RETURN ? end - 1 : end;
    return this.bytes.toString('utf8', this.offset, Math.min(trimmed, this.offset + MOST_BYTES));
  }

  startsWith(word: string): boolean {
    for (let index = 0; index < word.length; index += 1) {
      if (this.bytes[this.offset + index] !== word.charCodeAt(index)) return false;
    }
    return true;
  }
}
