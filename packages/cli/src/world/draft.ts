import { close, ftruncateSync, openSync, realpathSync, renameSync, rmSync, statSync, writev } from 'node:fs';
import process from 'node:process';
import { collect, ok, type Result } from '@tidemark/kernel';
import type { Draft } from './world.ts';
import { openTemporary, overwrite, unlessRefused, writeFile, type Temporary } from './write-file.ts';

/** A smaller file is written sooner than room is made for it; a larger one may be a mistake. */
const LEAST_BYTES = 16 << 20;
const MOST_BYTES = 2 ** 30;
const BLOCK_BYTES = 1 << 20;
const NO_ROOM = Promise.resolve(null);

/** A temporary file that takes up as much of the disk as the one whose place it will take. */
interface Room extends Temporary {
  /** The old file, held open: to give its pages back takes long, and a rename would wait for it. Windows renames over no open file. */
  readonly replaced: number | null;
  /** Closes it once, on another thread, for a file system may have put much off until then. */
  readonly close: () => Promise<Result<null>>;
}

/** Begins to write a file: makes room for as many bytes as the one that lies there has. */
export function draftFile(file: string): Draft {
  let making = makeRoom(file);
  let finish: Draft['finish'] = async () => ok(null);
  const takePlace = (room: Room) =>
    unlessRefused(file, () => {
      renameSync(room.path, room.file);
      making = NO_ROOM;
      letGo(room);
      return ok(null);
    });
  return {
    path: file,
    write: async (chunks) => {
      const room = await making;
      if (room === null) {
        finish = async () => writeFile(file, chunks);
        return;
      }
      const written = unlessRefused(file, () => {
        overwrite(room.descriptor, chunks);
        return ok(null);
      });
      const closed = room.close();
      finish = async () => {
        const ready = collect([written, await closed]);
        return ready.ok ? takePlace(room) : ready;
      };
    },
    finish: () => finish(),
    discard: async () => {
      const room = await making;
      making = NO_ROOM;
      if (room === null) return;
      await room.close();
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
  if (temporary === null) {
    letGo({ replaced });
    return null;
  }
  const { descriptor } = temporary;
  // Where to put what is delayed ext4 decides when a file closes that was cut, and else in the rename, which is waited for.
  ftruncateSync(descriptor, 0);
  let closed: Promise<Result<null>> | null = null;
  return { ...temporary, replaced, close: () => (closed ??= closeBeside(file, descriptor)) };
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
