import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Extensions of files that hold code, without the dot; a file may have them in letters of either case. */
export const CODE_EXTENSIONS = [
  'ts',
  'tsx',
  'mts',
  'cts',
  'js',
  'jsx',
  'cjs',
  'mjs',
  'vue',
  'svelte',
  'astro',
];

const NEVER_OWN = new Set(['node_modules', '.git']);

/**
 * Code files of a package, relative to it and posix, in code-unit order. Packages inside it are left out, and folders
 * (absolute) that are not its text.
 */
export function packageCode(packageDir: string, except: readonly string[] = []): string[] {
  return [...codeBelow(packageDir, '', new Set(except))].toSorted();
}

/** Is the folder one of a package: does it hold a package.json with a name, or a manifest? */
export function isPackageFolder(folder: string): boolean {
  if (!existsSync(folder)) return false;
  const names = readdirSync(folder);
  return names.includes('feature.manifest.ts') || (names.includes('package.json') && isNamed(folder));
}

function* codeBelow(packageDir: string, folder: string, except: ReadonlySet<string>): Generator<string> {
  for (const entry of readdirSync(path.join(packageDir, folder), { withFileTypes: true })) {
    const below = folder === '' ? entry.name : `${folder}/${entry.name}`;
    const at = path.join(packageDir, below);
    if (entry.isDirectory() && !NEVER_OWN.has(entry.name) && !except.has(at) && !isPackageFolder(at)) {
      yield* codeBelow(packageDir, below, except);
    } else if (entry.isFile() && isCode(entry.name)) yield below;
  }
}

function isNamed(folder: string): boolean {
  try {
    const read: unknown = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    return typeof read === 'object' && read !== null && 'name' in read && typeof read.name === 'string';
  } catch {
    // A package.json that nobody can read is an error of its own; here it only marks a border.
    return true;
  }
}

function isCode(name: string): boolean {
  return CODE_EXTENSIONS.includes(name.slice(name.lastIndexOf('.') + 1).toLowerCase());
}
