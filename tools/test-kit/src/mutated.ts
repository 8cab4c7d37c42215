import fc from 'fast-check';

/** What parsers stumble over: ends of text, bytes that are no UTF-8, names that objects have, paths that lead out, numbers past every limit. */
const TOKENS =
  String.raw`\n \r \t , : " \\ / - @@ { } [ ] < > & .. . ./ __proto__ constructor hasOwnProperty toString ../../etc/passwd
/etc/passwd C:\\apple.ts \\\\host\\apple.ts a/../../b -1 0 00 1.5 1e999 NaN Infinity 4294967295 4294967297 9007199254740993`
    .split(/\s+/)
    .map((word) => word.replaceAll('\\n', '\n').replaceAll('\\r', '\r').replaceAll('\\t', '\t'))
    .concat(
      '\0',
      '\u2028',
      '\ufeff',
      '\u202e',
      '\u001b[2J\u001b]0;x\u0007',
      '9'.repeat(400),
      'x'.repeat(5000),
    )
    .concat(['[', '{"a":', '<a>', '(', '1+'].map((opening) => opening.repeat(3000)))
    .map((text) => Buffer.from(text));
const NO_UTF8 = [
  Buffer.from([0xff]),
  Buffer.from([0xc3]),
  Buffer.from([0xed, 0xa0, 0x80]),
  Buffer.from([0x80, 0x80]),
];

type Edit = (bytes: Buffer) => Buffer;

const place = fc.double({ min: 0, max: 1, noNaN: true });
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(place, fc.nat(255)).map(
    ([at, code]): Edit =>
      (bytes) =>
        withByte(bytes, at, code),
  ),
  place.map(
    (at): Edit =>
      (bytes) =>
        bytes.subarray(0, offsetAt(bytes, at)),
  ),
  fc.tuple(place, place).map(
    ([from, to]): Edit =>
      (bytes) =>
        without(bytes, from, to),
  ),
  fc.tuple(place, place, place, fc.integer({ min: 1, max: 40 })).map(
    ([from, to, at, times]): Edit =>
      (bytes) =>
        withInserted(bytes, at, repeated(between(bytes, from, to), times)),
  ),
  fc.tuple(place, fc.constantFrom(...TOKENS, ...NO_UTF8), fc.constantFrom(0, 0, 1)).map(
    ([at, token, taken]): Edit =>
      (bytes) =>
        withInserted(bytes, at, token, taken),
  ),
);

/** Bytes of a valid text with one to four mends gone wrong: flipped, cut off, cut out, copied, or with a hostile token in it. */
export function mutated(valid: fc.Arbitrary<string | Uint8Array>): fc.Arbitrary<Buffer> {
  return fc
    .tuple(valid, fc.array(edit, { minLength: 1, maxLength: 4 }))
    .map(([text, edits]) => edits.reduce<Buffer>((bytes, change) => change(bytes), Buffer.from(text)));
}

function offsetAt(bytes: Buffer, at: number): number {
  return Math.floor(at * bytes.length);
}

function withByte(bytes: Buffer, at: number, code: number): Buffer {
  const copy = Buffer.from(bytes);
  if (copy.length > 0) copy[Math.min(offsetAt(bytes, at), copy.length - 1)] = code;
  return copy;
}

function between(bytes: Buffer, from: number, to: number): Buffer {
  return bytes.subarray(offsetAt(bytes, Math.min(from, to)), offsetAt(bytes, Math.max(from, to)));
}

function without(bytes: Buffer, from: number, to: number): Buffer {
  const first = offsetAt(bytes, Math.min(from, to));
  return Buffer.concat([bytes.subarray(0, first), bytes.subarray(offsetAt(bytes, Math.max(from, to)))]);
}

function withInserted(bytes: Buffer, at: number, token: Buffer, nTaken = 0): Buffer {
  const offset = offsetAt(bytes, at);
  return Buffer.concat([bytes.subarray(0, offset), token, bytes.subarray(offset + nTaken)]);
}

/** At most a hundred kilobytes, so that a run stays quick. */
function repeated(block: Buffer, times: number): Buffer {
  return Buffer.concat(Array.from({ length: times }, () => block)).subarray(0, 100_000);
}
