import {
  closeSync,
  constants,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
  type Stats,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { failed, ok, type Result } from '@tidemark/kernel';

type Chunks = Iterable<string | Uint8Array>;

/** A run touches its temporary file when it begins it and while it writes; one that lay still for so long may be abandoned. */
const ABANDONED_MS = 60_000;
/** Behind the name of the file: who writes it, and a word of its own. */
const TEMPORARY = /^\.(?:(\d+)-)?[0-9a-z]+\.tmp$/;
/** What the mask of the process makes less of. */
const ANYBODY = 0o666;

/**
 * Writes a file whole or not at all: a temporary one beside it, then a rename; a link to a file stays one, and its mode
 * too. What a killed run left there is cleared away. A pipe or a character device is written into. What cannot be written,
 * such as a folder, is `usage`.
 */
export function writeFile(file: string, chunks: Chunks): Result<null> {
  return unlessRefused(file, () => {
    const stats = statSync(file, { throwIfNoEntry: false }) ?? null;
    const obstacle = obstacleAt(file, stats);
    if (obstacle !== null) return refused(file, obstacle);
    if (stats === null) moveIn(openTemporary(file, ANYBODY), chunks);
    else if (stats.isFile()) moveIn(openTemporary(realpathSync(file), stats.mode), chunks);
    else writeInto(file, chunks);
    return ok(null);
  });
}

/** Does the work of writing a file; what the system refuses of it is `usage`. */
export function unlessRefused(file: string, work: () => Result<null>): Result<null> {
  try {
    return work();
  } catch (error) {
    // What the chunks threw is a bug of ours; an error of the system names its call.
    if (error instanceof Error && 'syscall' in error) return refused(file, error.message);
    throw error;
  }
}

const DESCRIPTOR = /^\/(?:dev\/(?:fd\/|stdout$|stderr$)|proc\/self\/fd\/)/;

function obstacleAt(file: string, stats: Stats | null): string | null {
  if (stats === null || stats.isFIFO() || stats.isCharacterDevice()) return null;
  if (stats.isDirectory()) return 'it is a folder';
  if (!stats.isFile()) return 'it is neither a file nor a pipe';
  // Whoever holds it open writes there too, so neither a rename nor a second writer leaves it whole.
  return DESCRIPTOR.test(file) ? 'it stands for a file that is open; name that file' : null;
}

function refused(file: string, why: string): Result<never> {
  return failed({
    code: 'usage',
    message: `${file} cannot be written: ${why}`,
    hint: 'Make room there, or name another place',
    file,
  });
}

/** An open file beside another, whose place it will take. */
export interface Temporary {
  readonly file: string;
  readonly path: string;
  readonly descriptor: number;
}

/** `mode` is that of the file whose place is taken: what could be run stays so. */
export function openTemporary(file: string, mode: number): Temporary {
  const folder = path.dirname(file);
  makeFolder(folder);
  clearAbandoned(folder, path.basename(file));
  const temporary = `${file}.${process.pid}-${Math.random().toString(36).slice(2)}.tmp`;
  return { file, path: temporary, descriptor: openSync(temporary, 'wx', mode) };
}

/** Writes an open file from its beginning, over what it may hold, so that it holds nothing else. */
export function overwrite(descriptor: number, chunks: Chunks): void {
  ftruncateSync(descriptor, writeAll(descriptor, chunks));
}

/** Writes a temporary file and lets it take the place; one that cannot is gone. */
function moveIn(temporary: Temporary, chunks: Chunks): void {
  try {
    closing(temporary.descriptor, (descriptor) => writeAll(descriptor, chunks));
    renameSync(temporary.path, temporary.file);
  } catch (error) {
    rmSync(temporary.path, { force: true });
    throw error;
  }
}

/** Node's own recursion does not end where a file system takes no folder at all, as /proc does. */
function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return;
  const above = path.dirname(folder);
  if (above !== folder) makeFolder(above);
  try {
    mkdirSync(folder);
  } catch (error) {
    // Somebody else may have made it meanwhile.
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) throw error;
  }
}

function clearAbandoned(folder: string, name: string): void {
  for (const entry of readdirSync(folder)) {
    const left = entry.startsWith(`${name}.`) ? TEMPORARY.exec(entry.slice(name.length)) : null;
    if (left === null || isAtWork(Number(left[1]))) continue;
    const file = path.join(folder, entry);
    const stats = statSync(file, { throwIfNoEntry: false });
    if (stats !== undefined && Date.now() - stats.mtimeMs > ABANDONED_MS) rmSync(file, { force: true });
  }
}

/** Of this machine; another one that shares the folder is told by the time alone. */
function isAtWork(processId: number): boolean {
  // In a container every run may have the same number, and this one has just begun.
  if (!Number.isInteger(processId) || processId === process.pid) return false;
  try {
    return process.kill(processId, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** To open a pipe waits for a reader; a first look that never waits tells that there is none. */
function writeInto(file: string, chunks: Chunks): void {
  closing(openSync(file, constants.O_WRONLY | constants.O_NONBLOCK), () =>
    closing(openSync(file, constants.O_WRONLY), (descriptor) => writeAll(descriptor, chunks)),
  );
}

/** Gives the number of bytes. */
function writeAll(descriptor: number, chunks: Chunks): number {
  let length = 0;
  for (const chunk of chunks) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    let written = 0;
    while (written < bytes.length) written += writeSync(descriptor, bytes, written);
    length += written;
  }
  return length;
}

function closing(descriptor: number, work: (descriptor: number) => void): void {
  try {
    work(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
