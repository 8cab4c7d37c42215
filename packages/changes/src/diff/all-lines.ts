import type { LineRange } from '@tidemark/kernel';

const NEWLINE = 0x0a;

/** Every line of a text, 1-based: of a file that is new as a whole, all of them are added. */
export function allLines({ buffer, byteOffset, byteLength }: Uint8Array): LineRange[] {
  const bytes = Buffer.from(buffer, byteOffset, byteLength);
  let count = bytes.length > 0 && bytes.at(-1) !== NEWLINE ? 1 : 0;
  for (let at = bytes.indexOf(NEWLINE); at !== -1; at = bytes.indexOf(NEWLINE, at + 1)) count += 1;
  return count === 0 ? [] : [[1, count]];
}
