import { close, ftruncateSync, openSync, realpathSync, renameSync, rmSync, statSync, writev } from 'node:fs';
import process from 'node:process';
import { collect, ok, type Result } from '@tidemark/kernel';
import type { Draft, Drafted } from './world.ts';
import { openTemporary, overwrite, unlessRefused, writeFile, type Temporary } from './write-file.ts';

/** A smaller file is written sooner than room is made for it; a larger one may be a mistake. */
const LEAST_BYTES = 16 << 20;
const MOST_BYTES = 2 ** 30;
const BLOCK_BYTES = 1 << 20;

/** A temporary file that takes up as much of the disk as the one whose place it will take. */
interface Room extends Temporary {
  /** Closes it once, on another thread: a file system may allocate only then. */
  readonly close: () => Promise<Result<null>>;
  /** Lets go of the old file. */
  readonly letGo: () => void;
}

/** Begins to write a file: makes room for as many bytes as the one that lies there has. */
export function draftFile(file: string): Draft {
  const making = makeRoom(file);
  return {
    write: async (chunks) => {
      const room = await making;
      const finish = room === null ? async () => writeFile(file, chunks) : fill(room, file, chunks);
      return { path: file, finish };
    },
    discard: async () => {
      const room = await making;
      if (room === null) return;
      await room.close();
      // Where it took its place nothing lies here any more.
      rmSync(room.path, { force: true });
      room.letGo();
    },
  };
}

/** Writes into the room, which closes meanwhile; gives what lets it take its place. */
function fill(room: Room, file: string, chunks: Iterable<string | Uint8Array>): Drafted['finish'] {
  const written = unlessRefused(file, () => {
    overwrite(room.descriptor, chunks);
    return ok(null);
  });
  const closed = room.close();
  return async () => {
    const ready = collect([written, await closed]);
    if (!ready.ok) return ready;
    return unlessRefused(file, () => {
      renameSync(room.path, room.file);
      room.letGo();
      return ok(null);
    });
  };
}

/** Fills a temporary file on another thread: the system takes longer to find pages for it than to copy into them later. */
async function makeRoom(file: string): Promise<Room | null> {
  const stats = orNull(() => statSync(file));
  if (stats === null || !stats.isFile() || stats.size < LEAST_BYTES || stats.size > MOST_BYTES) return null;
  const room = openRoom(file, stats.mode);
  if (room === null) return null;
  const block = Buffer.alloc(BLOCK_BYTES);
  const blocks = Array.from({ length: Math.ceil(stats.size / BLOCK_BYTES) }, () => block);
  // A full disk is told by who writes what counts.
  await new Promise<void>((resolve) => {
    writev(room.descriptor, blocks, 0, () => resolve());
  });
  return room;
}

/** Null where the file cannot be replaced: who writes is told why. */
function openRoom(file: string, mode: number): Room | null {
  const temporary = orNull(() => openTemporary(realpathSync(file), mode));
  if (temporary === null) return null;
  const { descriptor } = temporary;
  // Ext4 allocates a truncated file's delayed blocks at close, any other's in the rename, which is waited for (`auto_da_alloc`).
  orNull(() => ftruncateSync(descriptor, 0));
  // To give the old pages back takes long, and a rename would wait for it; Windows renames over no open file.
  const replaced = process.platform === 'win32' ? null : orNull(() => openSync(file, 'r'));
  return {
    ...temporary,
    close: once(() => closeBeside(file, descriptor)),
    letGo: once(() => {
      if (replaced !== null) close(replaced, () => undefined);
    }),
  };
}

function closeBeside(file: string, descriptor: number): Promise<Result<null>> {
  return new Promise((resolve) => {
    close(descriptor, (error) => {
      const told = unlessRefused(file, () => {
        if (error) throw error;
        return ok(null);
      });
      resolve(told);
    });
  });
}

function once<T>(work: () => T): () => T {
  let done: { readonly value: T } | null = null;
  return () => (done ??= { value: work() }).value;
}

function orNull<T>(look: () => T): T | null {
  try {
    return look();
  } catch {
    return null;
  }
}
