import {
  closeSync,
  existsSync,
  globSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { byText } from '@tidemark/kernel';
import type { FilePart, Files, PathKind } from './world.ts';

/** The files of this machine. */
export const nodeFiles: Files = {
  // Most places that are looked at are empty, and an error costs ten times the look.
  read: (file) => (existsSync(file) ? unlessMissing(() => readFileSync(file)) : null),
  readInto: (buffer, file, offset) => unlessMissing(() => readInto(buffer, file, offset)),
  kindOf: (file) => unlessMissing(() => kindOf(file)),
  write: writeAtomically,
  list: (folder) => (unlessMissing(() => readdirSync(folder)) ?? []).toSorted(byText),
  realPath: (file) => unlessMissing(() => realpathSync(file)),
  glob: (pattern, cwd) =>
    globSync(pattern, { cwd })
      .map((found) => path.resolve(cwd, found))
      .toSorted(byText),
};

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

function writeAtomically(file: string, chunks: Iterable<string | Uint8Array>): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const temporary = `${file}.${Math.random().toString(36).slice(2)}.tmp`;
  try {
    const descriptor = openSync(temporary, 'wx');
    try {
      for (const chunk of chunks)
        writeWhole(descriptor, typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function writeWhole(descriptor: number, bytes: Uint8Array): void {
  let written = 0;
  while (written < bytes.length) written += writeSync(descriptor, bytes, written);
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
]);

function unlessMissing<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof Error && 'code' in error && MISSING.has(String(error.code))) return null;
    throw error;
  }
}
