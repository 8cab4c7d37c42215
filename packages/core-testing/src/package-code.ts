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
    const isPackage = entry.isDirectory() && folder !== '' && hasPackageJson(path.join(packageDir, below));
    if (entry.isDirectory() && !entry.name.startsWith('.') && !SKIPPED.has(entry.name) && !isPackage)
      yield* codeBelow(packageDir, below);
    else if (entry.isFile() && CODE_EXTENSIONS.includes(entry.name.slice(entry.name.lastIndexOf('.') + 1)))
      yield below;
  }
}

function hasPackageJson(folder: string): boolean {
  return readdirSync(folder).includes('package.json');
}
