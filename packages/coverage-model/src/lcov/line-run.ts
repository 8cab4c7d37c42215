import type { LineColumns } from '../coverage.ts';

const [D, A, COLON] = [0x44, 0x41, 0x3a];
const [ZERO, ONE, NINE] = [0x30, 0x31, 0x39];
const COMMA = 0x2c;
const NEWLINE = 0x0a;
const PREFIX = 'DA:'.length;
/** So many digits always fit 32 bits. */
const MOST_DIGITS = 9;

/** A run of `DA` records: where it lies in the bytes, how many lines it has and how many of them ran. */
export interface LineRun {
  readonly start: number;
  readonly end: number;
  readonly total: number;
  readonly covered: number;
}

/**
 * The longest run of `DA` records from `start` on that are written as we write them: lines ascending, plain counts of
 * up to nine digits, no checksum, no carriage return. Its bytes can be written again as they are. Null for none.
 */
export function lineRunAt(bytes: Uint8Array, start: number): LineRun | null {
  let end = start;
  let previous = 0;
  let total = 0;
  let covered = 0;
  for (let offset = start; bytes[offset] === D && bytes[offset + 1] === A && bytes[offset + 2] === COLON;) {
    offset += 3;
    const lineStart = offset;
    let code = bytes[offset] ?? 0;
    if (code < ONE || code > NINE) break;
    let line = 0;
    do {
      line = line * 10 + (code - ZERO);
      offset += 1;
      code = bytes[offset] ?? 0;
    } while (code >= ZERO && code <= NINE);
    if (code !== COMMA || line <= previous || offset - lineStart > MOST_DIGITS) break;
    offset += 1;
    const countStart = offset;
    const first = bytes[offset] ?? 0;
    if (first < ZERO || first > NINE) break;
    do {
      offset += 1;
      code = bytes[offset] ?? 0;
    } while (code >= ZERO && code <= NINE);
    const nDigits = offset - countStart;
    if (code !== NEWLINE || nDigits > MOST_DIGITS || (first === ZERO && nDigits > 1)) break;
    offset += 1;
    previous = line;
    total += 1;
    if (first !== ZERO) covered += 1;
    end = offset;
  }
  return total === 0 ? null : { start, end, total, covered };
}

/** The columns of a run of so many lines. */
export function columnsOfRun(text: Uint8Array, total: number): LineColumns {
  const line = new Uint32Array(total);
  const hits = new Uint32Array(total);
  let offset = 0;
  const numberBefore = (stop: number) => {
    let value = 0;
    for (; offset < text.length && text[offset] !== stop; offset += 1)
      value = value * 10 + (text[offset] ?? 0) - ZERO;
    offset += 1;
    return value;
  };
  for (let index = 0; index < total; index += 1) {
    offset += PREFIX;
    line[index] = numberBefore(COMMA);
    hits[index] = numberBefore(NEWLINE);
  }
  return { line, hits };
}
