import type { HunkPlace } from './parse-patch.ts';

const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const MINUS = 0x2d;
const BACKSLASH = 0x5c;

/**
 * Does a text hold the new side of these hunks at exactly the lines that they name? Gives the first line (1-based) that
 * differs, or null. A carriage return at the end of a line is no difference: git takes it off where it is told to.
 */
export function firstMisfit(patch: Buffer, hunks: readonly HunkPlace[], text: Buffer): number | null {
  const starts = lineStarts(text);
  for (const hunk of hunks) {
    let { start: offset, lineNumber } = hunk;
    while (offset < hunk.end) {
      const end = lineEnd(patch, offset);
      const code = patch[offset];
      if (code !== MINUS && code !== BACKSLASH) {
        const at = starts[lineNumber - 1];
        if (at === undefined) return lineNumber;
        const there = withoutReturn(text, at, lineEnd(text, at));
        // Context that lost its space is an empty line.
        if (!withoutReturn(patch, Math.min(offset + 1, end), end).equals(there)) return lineNumber;
        lineNumber += 1;
      }
      offset = end + 1;
    }
  }
  return null;
}

function lineStarts(text: Buffer): number[] {
  const starts: number[] = [];
  for (let offset = 0; offset < text.length; offset = lineEnd(text, offset) + 1) starts.push(offset);
  return starts;
}

function lineEnd(bytes: Buffer, offset: number): number {
  const found = bytes.indexOf(NEWLINE, offset);
  return found === -1 ? bytes.length : found;
}

function withoutReturn(bytes: Buffer, start: number, end: number): Buffer {
  return bytes.subarray(start, end > start && bytes[end - 1] === CARRIAGE_RETURN ? end - 1 : end);
}
