import { lstatSync, rmdirSync, rmSync } from 'node:fs';
import { failed, ok, type Result } from '@tidemark/kernel';

/** Removes a file, a link or an empty folder; a folder with something in it stays. What cannot be removed is `usage`. */
export function removePath(file: string): Result<null> {
  try {
    const stats = lstatSync(file, { throwIfNoEntry: false });
    if (stats?.isDirectory()) rmdirSync(file);
    else rmSync(file, { force: true });
    return ok(null);
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error && 'code' in error)) throw error;
    if (error.code === 'ENOTEMPTY' || error.code === 'EEXIST') return ok(null);
    return failed({
      code: 'usage',
      message: `${file} cannot be removed: ${error.message}`,
      hint: 'Remove it by hand',
      file,
    });
  }
}
