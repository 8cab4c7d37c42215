const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING = new Set([0x7b, 0x5b]);
const CLOSING = new Set([0x7d, 0x5d]);
const SPACE = new Set([0x20, 0x09, 0x0a, 0x0d]);
const COLON = 0x3a;
const COMMA = 0x2c;
const CLOSE_OBJECT = 0x7d;

/** A member of the outermost object of a JSON text: its name, and where its value lies. */
export interface JsonMember {
  readonly name: string;
  readonly value: Buffer;
}

/**
 * Walks over the members of a JSON object without parsing their values, so that what nobody wants is only skipped.
 * Null in place of a member: the text is not such an object, or ends too early.
 */
export function* jsonMembers(bytes: Buffer): Generator<JsonMember | null> {
  let offset = skipSpace(bytes, 0);
  if (bytes[offset] !== 0x7b) return yield null;
  offset = skipSpace(bytes, offset + 1);
  if (bytes[offset] === CLOSE_OBJECT) return yield* nothingAfter(bytes, offset + 1);
  for (;;) {
    const nameEnd = bytes[offset] === QUOTE ? stringEnd(bytes, offset) : -1;
    const name = nameEnd === -1 ? null : parseString(bytes.subarray(offset, nameEnd));
    const colon = skipSpace(bytes, nameEnd);
    if (name === null || bytes[colon] !== COLON) return yield null;
    const start = skipSpace(bytes, colon + 1);
    const end = valueEnd(bytes, start);
    if (end === -1) return yield null;
    yield { name, value: bytes.subarray(start, end) };
    offset = skipSpace(bytes, end);
    if (bytes[offset] === CLOSE_OBJECT) return yield* nothingAfter(bytes, offset + 1);
    if (bytes[offset] !== COMMA) return yield null;
    offset = skipSpace(bytes, offset + 1);
  }
}

function* nothingAfter(bytes: Buffer, offset: number): Generator<null> {
  if (skipSpace(bytes, offset) !== bytes.length) yield null;
}

/** Behind the closing quote; -1 when there is none. */
function stringEnd(bytes: Buffer, start: number): number {
  for (let quote = bytes.indexOf(QUOTE, start + 1); quote !== -1; quote = bytes.indexOf(QUOTE, quote + 1)) {
    let escapes = 0;
    while (bytes[quote - 1 - escapes] === BACKSLASH) escapes += 1;
    if (escapes % 2 === 0) return quote + 1;
  }
  return -1;
}

/** Behind the value that begins at `start`; -1 when it does not end. */
function valueEnd(bytes: Buffer, start: number): number {
  let depth = 0;
  for (let offset = start; offset < bytes.length;) {
    const code = bytes[offset] ?? 0;
    if (code === QUOTE) {
      offset = stringEnd(bytes, offset);
      if (offset === -1) return -1;
      if (depth === 0) return offset;
      continue;
    }
    if (depth === 0 && (code === COMMA || CLOSING.has(code))) return offset;
    if (OPENING.has(code)) depth += 1;
    else if (CLOSING.has(code) && --depth === 0) return offset + 1;
    offset += 1;
  }
  return -1;
}

function skipSpace(bytes: Buffer, start: number): number {
  let offset = start;
  while (SPACE.has(bytes[offset] ?? 0)) offset += 1;
  return offset;
}

function parseString(text: Buffer): string | null {
  try {
    const value: unknown = JSON.parse(text.toString('utf8'));
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}
