import type { AddedRun } from './parse-patch.ts';

const NEWLINE = 0x0a;
const RETURN = 0x0d;

/**
 * The first line (1-based) that a patch adds and a text does not have at that place, or null. A carriage return in
 * front of the line feed does not count, for git may take it off or put it there.
 */
export function foreignLine(patch: Buffer, runs: readonly AddedRun[], text: Buffer): number | null {
  let lineNumber = 1;
  let offset = 0;
  for (const { firstLine, start, end } of runs) {
    for (; lineNumber < firstLine; lineNumber += 1) offset = endOf(text, offset) + 1;
    // A line of the patch begins with its plus sign.
    for (let at = start; at < end; at = endOf(patch, at) + 1) {
      if (offset >= text.length || !lineAt(text, offset).equals(lineAt(patch, at + 1))) return lineNumber;
      offset = endOf(text, offset) + 1;
      lineNumber += 1;
    }
  }
  return null;
}

function lineAt(bytes: Buffer, start: number): Buffer {
  const end = endOf(bytes, start);
  return bytes.subarray(start, end > start && bytes[end - 1] === RETURN ? end - 1 : end);
}

function endOf(bytes: Buffer, start: number): number {
  const found = bytes.indexOf(NEWLINE, start);
  return found === -1 ? bytes.length : found;
}
