/** The names a patch gives a file. `unprefixed` is null when there is no `b/` to take off. */
export interface PatchNames {
  readonly asWritten: string;
  readonly unprefixed: string | null;
  readonly isAdded: boolean;
  readonly isDeleted: boolean;
  readonly isCopied: boolean;
  readonly isRenamed: boolean;
  /** The name before a rename, else null. */
  readonly former: string | null;
}

/** Reads the names from the header of a file: `+++`, else `---`, `rename to`, else the `diff --git` line. */
export function patchPath(header: readonly string[]): PatchNames | null {
  const lines = header.map((line) => line.replace(/\r$/, ''));
  const after = (word: string) => lines.findLast((line) => line.startsWith(word))?.slice(word.length) ?? null;
  const oldName = named(after('--- '));
  const newName = named(after('+++ '));
  const copied = unquoted(after('copy to '));
  const renamed = unquoted(after('rename to '));
  const isDeleted = newName === '/dev/null' || lines.some((line) => line.startsWith('deleted file mode'));
  const isAdded = oldName === '/dev/null' || lines.some((line) => line.startsWith('new file mode'));
  const flags = {
    isAdded,
    isDeleted,
    isCopied: copied !== null,
    isRenamed: renamed !== null,
    former: unquoted(after('rename from ')),
  };
  const moved = renamed ?? copied;
  // `rename to` is written without a prefix.
  if (moved !== null) return { asWritten: moved, unprefixed: moved, ...flags };
  const name = newName === null ? gitLineName(lines[0] ?? '') : isDeleted ? oldName : newName;
  if (name === null || name === '' || name === '/dev/null') return null;
  const unprefixed = /^[a-z]\/(.+)/s.exec(name)?.[1] ?? null;
  return { asWritten: name, unprefixed, ...flags };
}

/** A name ends at a tab: git puts one behind names with spaces, diff -u puts the time there. */
function named(text: string | null): string | null {
  return unquoted(text?.replace(/\t[^"]*$/, '') ?? null);
}

/** `diff --git a/x b/x`, where both sides have one name: the halves are equal, however many ` b/` are in them. */
function gitLineName(line: string): string | null {
  const quoted = /^diff --git (".*") (".*")$/.exec(line);
  if (quoted !== null) return unquoted(quoted[2] ?? null);
  const names = line.slice('diff --git '.length);
  const half = (names.length - 1) / 2;
  const [left, right] = [names.slice(0, half), names.slice(half + 1)];
  return Number.isInteger(half) && left.slice(2) === right.slice(2) ? right : null;
}

const ESCAPES: Readonly<Record<string, number>> = {
  a: 7,
  b: 8,
  t: 9,
  n: 10,
  v: 11,
  f: 12,
  r: 13,
  '"': 34,
  '\\': 92,
};

/** Undoes git's C-style quoting, byte for byte: `"\303\251.ts"` is `é.ts`. Null when the quotes do not close. */
function unquoted(text: string | null): string | null {
  if (text === null || !text.startsWith('"')) return text;
  const inside = /^"(.*)"$/s.exec(text)?.[1];
  if (inside === undefined) return null;
  const parts = Array.from(inside.matchAll(/\\([0-7]{3})|\\(.)|[^\\]+/gs), ([part, octal, letter]) => {
    if (octal !== undefined) return Buffer.from([Number.parseInt(octal, 8)]);
    return letter === undefined ? Buffer.from(part) : Buffer.from([ESCAPES[letter] ?? letter.charCodeAt(0)]);
  });
  return Buffer.concat(parts).toString('utf8');
}
