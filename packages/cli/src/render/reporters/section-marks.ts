/** What a section of Markdown begins and ends with: comments that no reader sees, and by which it is found again. */
export function sectionMarks(command: string): { readonly begin: string; readonly end: string } {
  return { begin: `<!-- tidemark-${command} -->`, end: `<!-- /tidemark-${command} -->` };
}

/**
 * Puts a section into what a file held before: in the place of the same section, or behind all the rest. Other bytes of the
 * file stay as they are, whatever they mean.
 */
export function withSection(before: Uint8Array | null, command: string, section: string): Uint8Array {
  const bytes = Buffer.from(before ?? []);
  const { begin, end } = sectionMarks(command);
  const start = bytes.indexOf(begin);
  const last = start === -1 ? -1 : bytes.indexOf(end, start);
  if (last !== -1) {
    const rest = withoutLineEnd(bytes.subarray(last + Buffer.byteLength(end)));
    return Buffer.concat([bytes.subarray(0, start), Buffer.from(section), rest]);
  }
  const isWhole = bytes.length === 0 || bytes.at(-1) === 0x0a;
  return Buffer.concat([
    bytes,
    Buffer.from(`${isWhole ? '' : '\n'}${bytes.length === 0 ? '' : '\n'}${section}`),
  ]);
}

/** A comment comes back with the line ends of a browser, or without its last one. */
function withoutLineEnd(bytes: Buffer): Buffer {
  const ending = ['\r\n', '\n'].find((text) => bytes.indexOf(text) === 0) ?? '';
  return bytes.subarray(ending.length);
}
