import { close, closeSync, openSync, realpathSync, rmSync, statSync, writev } from 'node:fs';
import process from 'node:process';
import { ok } from '@tidemark/kernel';
import type { Draft } from './world.ts';
import { moveIn, openTemporary, unlessRefused, writeFile, type Temporary } from './write-file.ts';

/** A smaller file is written sooner than room is made for it; a larger one may be a mistake. */
const LEAST_BYTES = 16 << 20;
const MOST_BYTES = 2 ** 30;
const BLOCK_BYTES = 1 << 20;

/** A temporary file that takes up as much of the disk as the one whose place it will take. */
interface Room extends Temporary {
  /** The old file, held open: to give its pages back takes long, and a rename would wait for it. Windows renames over no open file. */
  readonly replaced: number | null;
}

/** Begins to write a file: makes room for as many bytes as the one that lies there has. */
export function draftFile(file: string): Draft {
  let making: Promise<Room | null> = makeRoom(file);
  const takeRoom = () => {
    const made = making;
    making = Promise.resolve(null);
    return made;
  };
  return {
    path: file,
    write: async (chunks) => {
      const room = await takeRoom();
      if (room === null) return writeFile(file, chunks);
      try {
        return unlessRefused(file, () => {
          moveIn(room, chunks);
          return ok(null);
        });
      } finally {
        letGo(room);
      }
    },
    discard: async () => {
      const room = await takeRoom();
      if (room === null) return;
      closeSync(room.descriptor);
      rmSync(room.path, { force: true });
      letGo(room);
    },
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
  const replaced = process.platform === 'win32' ? null : orNull(() => openSync(file, 'r'));
  const temporary = orNull(() => openTemporary(realpathSync(file), mode));
  if (temporary !== null) return { ...temporary, replaced };
  letGo({ replaced });
  return null;
}

function orNull<T>(look: () => T): T | null {
  try {
    return look();
  } catch {
    return null;
  }
}

function letGo({ replaced }: Pick<Room, 'replaced'>): void {
  if (replaced !== null) close(replaced, () => undefined);
}
