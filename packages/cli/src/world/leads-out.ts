import path from 'node:path';
import type { World } from './world.ts';

/** Does a path below a folder lead out of it by a symbolic link? Paths are absolute; nothing has to be there yet. */
export function leadsOut({ files }: World, folder: string, below: string): boolean {
  const real = path.relative(realPath(files, folder), realPath(files, below));
  return real === '..' || real.startsWith(`..${path.sep}`) || path.isAbsolute(real);
}

function realPath(files: World['files'], file: string): string {
  const folder = path.dirname(file);
  return (
    files.realPath(file) ?? (folder === file ? file : path.join(realPath(files, folder), path.basename(file)))
  );
}
