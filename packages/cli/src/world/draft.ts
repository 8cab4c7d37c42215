import { close, closeSync, openSync, realpathSync, rename, rmSync, statSync, writev } from 'node:fs';
import { ok, type Result } from '@tidemark/kernel';
import type { Draft } from './world.ts';
import { openTemporary, unlessRefused, writeFile, writeTemporary, type Temporary } from './write-file.ts';

/** A smaller file is written sooner than room is made for it. */
const LEAST_BYTES = 16 << 20;
const BLOCK_BYTES = 1 << 20;

/** A temporary file that takes up as much of the disk as the one whose place it will take, which is held open. */
interface Room extends Temporary {
  readonly replaced: number;
}

/** Begins to write a file: makes room for as many bytes as the one that lies there has. */
export function draftFile(file: string): Draft {
  const making = makeRoom(file);
  let state: 'begun' | 'written' | 'over' = 'begun';
  return {
    write: async (chunks) => {
      const room = await making;
      if (room === null) return writeFile(file, chunks);
      state = 'written';
      return unlessRefused(file, () => {
        writeTemporary(room, chunks);
        return ok(null);
      });
    },
    moveIn: async () => {
      const room = await making;
      if (room === null || state !== 'written') return ok(null);
      state = 'over';
      return moveIn(room);
    },
    discard: async () => {
      const room = await making;
      if (room === null || state === 'over') return;
      if (state === 'begun') closeSync(room.descriptor);
      state = 'over';
      letGo(room);
      rmSync(room.path, { force: true });
    },
  };
}

/** Fills a temporary file on another thread: the system takes longer to find pages for it than to copy into them later. */
async function makeRoom(file: string): Promise<Room | null> {
  const room = begin(file);
  if (room === null) return null;
  const block = Buffer.alloc(BLOCK_BYTES);
  const blocks = Array.from({ length: Math.ceil(room.bytes / BLOCK_BYTES) }, () => block);
  // A full disk is told by who writes what counts.
  await new Promise<void>((resolve) => {
    writev(room.descriptor, blocks, 0, () => resolve());
  });
  return room;
}

/** Null where there is no such file, or it cannot be replaced: who writes is told why. */
function begin(file: string): (Room & { readonly bytes: number }) | null {
  try {
    const stats = statSync(file, { throwIfNoEntry: false });
    if (stats === undefined || !stats.isFile() || stats.size < LEAST_BYTES) return null;
    const replaced = openSync(file, 'r');
    return { ...openTemporary(realpathSync(file), stats.mode), replaced, bytes: stats.size };
  } catch {
    return null;
  }
}

/** On another thread too: to write down where the new file lies takes as long as to give back the pages of the old one. */
async function moveIn(room: Room): Promise<Result<null>> {
  const error = await new Promise<Error | null>((resolve) => {
    rename(room.path, room.file, resolve);
  });
  letGo(room);
  if (error !== null) rmSync(room.path, { force: true });
  return unlessRefused(room.file, () => {
    if (error !== null) throw error;
    return ok(null);
  });
}

function letGo({ replaced }: Room): void {
  close(replaced, () => undefined);
}
