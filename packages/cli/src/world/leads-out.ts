import path from 'node:path';
import type { World } from './world.ts';

/** Does a path below a folder lead out of it by a symbolic link? Paths are absolute; nothing has to be there yet. */
export function leadsOut({ files }: World, folder: string, below: string): boolean {
  const real = realPath(files, below);
  // What a real path begins with is real itself, so the folder need not be looked at.
  return isOutside(folder, real) && isOutside(realPath(files, folder), real);
}

function isOutside(folder: string, below: string): boolean {
  const way = path.relative(folder, below);
  return way === '..' || way.startsWith(`..${path.sep}`) || path.isAbsolute(way);
}

function realPath(files: World['files'], file: string): string {
  const folder = path.dirname(file);
  return (
    files.realPath(file) ?? (folder === file ? file : path.join(realPath(files, folder), path.basename(file)))
  );
}
