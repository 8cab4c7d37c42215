import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { isPackageFolder, packageCode } from './package-code.ts';

/** A run whose text is to be recorded. Folders and files are absolute; `startedAtMs` is the epoch time of its start. */
export interface MeasuredRun {
  readonly packageDir: string;
  readonly reportsDir: string;
  readonly startedAtMs: number;
  /** The files that the report speaks of. */
  readonly measured: readonly string[];
}

/**
 * Blob ids of all code that a report depends on, by path below the package: that of the package, and of every package
 * that was measured with it. Null for a file written after the run began: nobody can say which text was measured.
 */
export function measuredBlobs(run: MeasuredRun): Record<string, string | null> {
  const { packageDir, reportsDir, startedAtMs, measured } = run;
  const folders = new Set([packageDir, ...measured.map((file) => packageOf(file, packageDir))]);
  const code = [...folders].flatMap((folder) =>
    packageCode(folder, [reportsDir]).map((file) => path.join(folder, file)),
  );
  const files = withoutIgnored(packageDir, code);
  const ids = gitBlobIds(packageDir, files) ?? files.map((file) => rawBlobId(readFileSync(file)));
  const blobs = files.map((file, index): [string, string | null] => {
    const isLate = statSync(file).mtimeMs > startedAtMs;
    const below = path.relative(packageDir, file).replaceAll(path.sep, '/');
    return [below, isLate ? null : (ids[index] ?? null)];
  });
  return Object.fromEntries(blobs.toSorted(([left], [right]) => (left < right ? -1 : 1)));
}

/** Where the package lies in its repository, posix; null without git. */
export function folderInRepository(packageDir: string): string | null {
  const { status, stdout } = git(packageDir, ['rev-parse', '--show-prefix'], '');
  return status === 0 ? stdout.replace(/\/?\n$/, '') : null;
}

/** The nearest folder of a package above a file; what no package holds belongs to the one that is measured. */
function packageOf(file: string, packageDir: string): string {
  for (let folder = path.dirname(file); folder !== path.dirname(folder); folder = path.dirname(folder)) {
    if (folder === packageDir || isPackageFolder(folder)) return folder;
  }
  return packageDir;
}

/** What git ignores is generated; it is no part of the text that a change is judged by. */
function withoutIgnored(packageDir: string, files: readonly string[]): string[] {
  const stdin = files.map((file) => `${file}\0`).join('');
  const { status, stdout } = git(packageDir, ['check-ignore', '-z', '--stdin'], stdin);
  const ignored = new Set(status === 0 ? stdout.split('\0') : []);
  return files.filter((file) => !ignored.has(file));
}

/** Ids as git would store the files, clean filters applied; null without git, or with a name it cannot be asked for. */
function gitBlobIds(packageDir: string, files: readonly string[]): string[] | null {
  if (files.some((file) => file.includes('\n'))) return null;
  // Absolute names: git takes those on stdin from the root of the work tree, wherever it is started.
  const stdin = files.map((file) => `${file}\n`).join('');
  const { status, stdout } = git(packageDir, ['hash-object', '--stdin-paths'], stdin);
  const ids = stdout.trim().split('\n');
  return status === 0 && ids.length === files.length ? ids : null;
}

/** Format: gitformat-pack(5), loose object header. */
function rawBlobId(bytes: Buffer): string {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

function git(
  cwd: string,
  args: readonly string[],
  input: string,
): { readonly status: number | null; readonly stdout: string } {
  const { status, stdout } = spawnSync('git', args, {
    cwd,
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  return { status, stdout: stdout ?? '' };
}
