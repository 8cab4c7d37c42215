const HEADER_BYTES = 12;
/** Of an entry before its flags, and of the checksum at the end, where ids are SHA-1. */
const STAT_BYTES = 60;
const CHECKSUM_BYTES = 20;
const MODE_AT = 24;
const MODES = new Set([0o100644, 0o100755, 0o120000, 0o160000]);
const ASSUME_UNCHANGED = 0x8000;
const IS_EXTENDED = 0x4000;
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
    if (at + STAT_BYTES + 4 > end || !MODES.has(view.getUint32(at + MODE_AT))) return true;
    const flags = view.getUint16(at + STAT_BYTES);
    const isExtended = (flags & IS_EXTENDED) !== 0;
    if ((flags & ASSUME_UNCHANGED) !== 0) return true;
    if (isExtended && (view.getUint16(at + STAT_BYTES + 2) & ~INTENT_TO_ADD) !== 0) return true;
    const name = at + STAT_BYTES + (isExtended ? 4 : 2);
    const nameEnd = name + (flags & NAME_LENGTH);
    // A name too long for its length is none of a source; git knows what to do with it.
    if ((flags & NAME_LENGTH) === NAME_LENGTH || index[nameEnd] !== 0) return true;
    at = nameEnd + 8 - ((nameEnd - at) % 8);
  }
  return !areOptional(view, at, end);
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
