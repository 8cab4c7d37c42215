import { readdirSync } from 'node:fs';
import path from 'node:path';

/** Extensions of files that hold code, without the dot. */
export const CODE_EXTENSIONS = ['ts', 'tsx', 'mts', 'cts', 'js', 'jsx', 'cjs', 'mjs', 'vue', 'svelte'];

const SKIPPED = new Set(['node_modules', 'coverage', 'reports', 'dist']);

/** Code files of a package, relative to it and posix, in code-unit order; hidden and generated folders are left out. */
export function packageCode(packageDir: string): string[] {
  return [...codeBelow(packageDir, '')].toSorted();
}

function* codeBelow(packageDir: string, folder: string): Generator<string> {
  for (const entry of readdirSync(path.join(packageDir, folder), { withFileTypes: true })) {
    const below = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory() && isOwnFolder(path.join(packageDir, below))) yield* codeBelow(packageDir, below);
    else if (entry.isFile() && isCode(entry.name)) yield below;
  }
}

/** Hidden and generated folders are left out, and so are packages that lie inside this one. */
function isOwnFolder(folder: string): boolean {
  const name = path.basename(folder);
  return !name.startsWith('.') && !SKIPPED.has(name) && !readdirSync(folder).includes('package.json');
}

function isCode(name: string): boolean {
  return CODE_EXTENSIONS.includes(name.slice(name.lastIndexOf('.') + 1));
}
