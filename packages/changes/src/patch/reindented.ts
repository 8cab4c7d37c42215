const SPACES = new Set([0x20, 0x09, 0x0d, 0x0b, 0x0c]);

/** A line in the bytes of a patch, without its marker and its line feed. */
export interface TextLine {
  readonly start: number;
  readonly end: number;
}

/** Do two lines differ only in white space at their ends, a carriage return included? A line left blank does too. */
export function isReindented(bytes: Buffer, before: TextLine, after: TextLine): boolean {
  const left = trimmed(bytes, before);
  const right = trimmed(bytes, after);
  return bytes.subarray(left.start, left.end).equals(bytes.subarray(right.start, right.end));
}

function trimmed(bytes: Buffer, { start, end }: TextLine): TextLine {
  let first = start;
  let last = end;
  while (SPACES.has(bytes[first] ?? 0)) first += 1;
  while (SPACES.has(bytes[last - 1] ?? 0)) last -= 1;
  return { start: first, end: last };
}
