import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { packageCode } from './package-code.ts';

/**
 * Blob ids of the code files of a package by path below it; null for a file written after the run began, for then
 * nobody can say which text was measured. `startedAtMs` is the epoch time of the start.
 */
export function measuredBlobs(packageDir: string, startedAtMs: number): Record<string, string | null> {
  const files = withoutIgnored(packageDir, packageCode(packageDir));
  const ids =
    gitBlobIds(packageDir, files) ??
    files.map((file) => rawBlobId(readFileSync(path.join(packageDir, file))));
  return Object.fromEntries(
    files.map((file, index) => {
      const isLate = statSync(path.join(packageDir, file)).mtimeMs > startedAtMs;
      return [file, isLate ? null : (ids[index] ?? null)];
    }),
  );
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
  const { status, stdout } = git(
    packageDir,
    ['hash-object', '--stdin-paths'],
    files.map((file) => `${file}\n`).join(''),
  );
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
