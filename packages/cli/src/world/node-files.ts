import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  globSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { byText } from '@tidemark/kernel';
import { draftFile } from './draft.ts';
import { removePath } from './remove-path.ts';
import type { FilePart, Files, PathKind } from './world.ts';
import { writeFile } from './write-file.ts';

/** A longer pattern is none; the library would throw. */
const MOST_PATTERN = 4096;
const ANYBODY_WRITES = 0o222;

/** The files of this machine. */
export const nodeFiles: Files = {
  // Most places that are looked at are empty, and an error costs ten times the look.
  read: (file) => (existsSync(file) ? unlessMissing(() => readRegular(file)) : null),
  readStream: (file) => unlessMissing(() => readFileSync(file)),
  readInto: (buffer, file, offset) => unlessMissing(() => readInto(buffer, file, offset)),
  kindOf: (file) => unlessMissing(() => kindOf(file)),
  write: writeFile,
  draft: draftFile,
  remove: removePath,
  isReadOnly: (file) => {
    const stats = unlessMissing(() => statSync(file));
    // Whoever is allowed everything may write it too; the mode tells what was meant.
    return stats !== null && (stats.mode & ANYBODY_WRITES) === 0;
  },
  list: (folder) => (unlessMissing(() => readdirSync(folder)) ?? []).toSorted(byText),
  realPath: (file) => unlessMissing(() => realpathSync.native(file)),
  glob: (pattern, cwd) =>
    pattern.length > MOST_PATTERN
      ? []
      : globSync(pattern, { cwd })
          .map((found) => path.resolve(cwd, found))
          .toSorted(byText),
};

function readRegular(file: string): Uint8Array | null {
  // To open a pipe waits for somebody who writes, unless it is opened so that it never waits. Windows has no such flag.
  const descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    return fstatSync(descriptor).isFile() ? readFileSync(descriptor) : null;
  } finally {
    closeSync(descriptor);
  }
}

function readInto(buffer: Uint8Array, file: string, offset: number): FilePart | null {
  const stats = statSync(file);
  // To open a pipe would take what it holds from who reads it next.
  if (!stats.isFile()) return null;
  const descriptor = openSync(file, 'r');
  try {
    let length = 0;
    while (length < buffer.length) {
      const read = readSync(descriptor, buffer, length, buffer.length - length, offset + length);
      if (read === 0) break;
      length += read;
    }
    return { length, size: stats.size, changedMs: stats.mtimeMs };
  } finally {
    closeSync(descriptor);
  }
}

function kindOf(file: string): PathKind {
  // Most places that are looked at are empty, and an error costs ten times the look.
  const stats = lstatSync(file, { throwIfNoEntry: false });
  if (stats === undefined) return null;
  if (stats.isFile()) return 'file';
  if (stats.isDirectory()) return 'folder';
  return stats.isSymbolicLink() ? 'link' : 'other';
}

const MISSING = new Set([
  'ENOENT',
  'ENOTDIR',
  'EISDIR',
  'EACCES',
  'EPERM',
  'ELOOP',
  'ENAMETOOLONG',
  'ERR_FS_FILE_TOO_LARGE',
  // A name with a NUL in it.
  'ERR_INVALID_ARG_VALUE',
  // A socket, or a device without a driver.
  'ENXIO',
  'ENODEV',
]);

function unlessMissing<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof Error && 'code' in error && MISSING.has(String(error.code))) return null;
    throw error;
  }
}
