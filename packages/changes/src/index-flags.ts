const HEADER_BYTES = 12;
/** Of an entry before its flags, and of the checksum at the end, where ids are SHA-1. */
const STAT_BYTES = 60;
const CHECKSUM_BYTES = 20;
const MODE_AT = 24;
/** The last two bytes of a mode: a file, one that can be run, a link, a submodule. */
const MODES = new Set([0x81a4, 0x81ed, 0xa000, 0xe000]);
/** Of the first byte of the flags. */
const ASSUME_UNCHANGED = 0x80;
const IS_EXTENDED = 0x40;
/** Of the extended flags: intent-to-add alone says nothing that a diff does not show. */
const INTENT_TO_ADD = 0x2000;
const NAME_LENGTH = 0xfff;

/**
 * Whether an index may tell git not to look at a file (`assume-unchanged`, `skip-worktree`). True as well for every index
 * that is not wholly understood: of another version, split, sparse or broken. Its ids have to be SHA-1, which the bytes do
 * not tell. Format: gitformat-index(5), versions 2 and 3.
 */
export function mayHoldFlags(index: Uint8Array): boolean {
  const view = new DataView(index.buffer, index.byteOffset, index.byteLength);
  if (index.length < HEADER_BYTES + CHECKSUM_BYTES || view.getUint32(0) !== 0x44495243) return true;
  const version = view.getUint32(4);
  if (version !== 2 && version !== 3) return true;
  const end = index.length - CHECKSUM_BYTES;
  let at = HEADER_BYTES;
  for (let left = view.getUint32(8); left > 0; left -= 1) {
    if (at + STAT_BYTES + 4 > end || !isMode(index, at + MODE_AT)) return true;
    // Byte by byte, for an index may have a hundred thousand entries.
    const flags = index[at + STAT_BYTES] ?? 0;
    const isExtended = (flags & IS_EXTENDED) !== 0;
    if ((flags & ASSUME_UNCHANGED) !== 0) return true;
    if (isExtended && (view.getUint16(at + STAT_BYTES + 2) & ~INTENT_TO_ADD) !== 0) return true;
    const name = at + STAT_BYTES + (isExtended ? 4 : 2);
    const length = ((flags << 8) | (index[at + STAT_BYTES + 1] ?? 0)) & NAME_LENGTH;
    const nameEnd = name + length;
    // A name too long for its length is none of a source; git knows what to do with it.
    if (length === NAME_LENGTH || index[nameEnd] !== 0) return true;
    at = nameEnd + 8 - ((nameEnd - at) % 8);
  }
  return !areOptional(view, at, end);
}

function isMode(index: Uint8Array, at: number): boolean {
  const type = ((index[at + 2] ?? 0) << 8) | (index[at + 3] ?? 0);
  return index[at] === 0 && index[at + 1] === 0 && MODES.has(type);
}

/** Do extensions fill these bytes, none of which has to be understood? Their signatures begin with a capital. */
function areOptional(view: DataView, first: number, end: number): boolean {
  let at = first;
  while (at + 8 <= end) {
    const initial = view.getUint8(at);
    if (initial < 0x41 || initial > 0x5a) return false;
    at += 8 + view.getUint32(at + 4);
  }
  return at === end;
}
