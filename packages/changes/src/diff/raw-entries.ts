import type { ChangeStatus, EntryKind } from '../change-set.ts';

/** An entry of `git diff --raw -z`. Format: git-diff(1), "RAW OUTPUT FORMAT". */
export interface RawEntry {
  readonly path: string;
  readonly formerPath: string | null;
  readonly status: ChangeStatus;
  readonly kind: EntryKind;
  readonly oldBlob: string | null;
  /** Null for text that lies only in the working tree. */
  readonly newBlob: string | null;
}

const STATUS: Readonly<Record<string, ChangeStatus>> = {
  A: 'added',
  C: 'copied',
  D: 'deleted',
  M: 'modified',
  R: 'renamed',
  T: 'type-changed',
  U: 'unmerged',
};

/** Splits the output into the raw entries and the patch behind them; null when the raw half is malformed. */
export function readRawEntries(
  output: Buffer,
): { readonly entries: RawEntry[]; readonly patch: Buffer } | null {
  const entries: RawEntry[] = [];
  let offset = 0;
  const field = (): string | null => {
    const end = output.indexOf(0, offset);
    if (end === -1) return null;
    const text = output.toString('utf8', offset, end);
    offset = end + 1;
    return text;
  };
  while (output[offset] === 0x3a) {
    const entry = rawEntry(field(), field);
    if (entry === null) return null;
    entries.push(entry);
  }
  if (offset < output.length && output[offset] !== 0) return null;
  return { entries, patch: output.subarray(offset + 1) };
}

function rawEntry(head: string | null, field: () => string | null): RawEntry | null {
  const match = /^:(\d{6}) (\d{6}) ([0-9a-f]{40,64}) ([0-9a-f]{40,64}) ([ACDMRTU])\d*$/.exec(head ?? '');
  const first = field();
  if (match === null || first === null) return null;
  const [, oldMode = '', newMode = '', oldBlob = '', newBlob = '', letter = ''] = match;
  const status = STATUS[letter];
  const second = letter === 'R' || letter === 'C' ? field() : null;
  if (status === undefined) return null;
  return {
    path: second ?? first,
    formerPath: second === null ? null : first,
    status,
    kind: kindOf(letter === 'D' ? oldMode : newMode),
    oldBlob: idOrNull(oldBlob),
    newBlob: idOrNull(newBlob),
  };
}

function kindOf(mode: string): EntryKind {
  if (mode === '120000') return 'symlink';
  return mode === '160000' ? 'submodule' : 'file';
}

function idOrNull(id: string): string | null {
  return /^0+$/.test(id) ? null : id;
}
