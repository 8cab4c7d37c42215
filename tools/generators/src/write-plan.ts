import { statSync } from 'node:fs';
import path from 'node:path';
import type { Tree } from '@nx/devkit';

const ANYBODY_WRITES = 0o222;

/** A file as it should become; its path is relative to the root. */
export interface Planned {
  readonly path: string;
  readonly after: string;
}

/** Puts a plan into the tree. Nx writes it after the generator, or shows it on a dry run; a read-only file is refused before. */
export function writePlan(tree: Tree, plan: readonly Planned[]): void {
  const locked = plan.filter(({ path: file }) => isReadOnly(path.join(tree.root, file)));
  if (locked.length > 0) {
    const files = locked.map(({ path: file }) => file).join(', ');
    throw new Error(`${files} is read-only\n  Make it writable, and run this again; nothing was written`);
  }
  for (const { path: file, after } of plan) tree.write(file, after);
}

function isReadOnly(file: string): boolean {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats !== undefined && (stats.mode & ANYBODY_WRITES) === 0;
}
