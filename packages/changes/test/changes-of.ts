import { existsSync, lstatSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { Repository } from '@tidemark/test-kit';
import {
  findRepository,
  readChanges,
  readPatchFile,
  resolveBase,
  type ChangedFile,
  type ChangeSet,
  type ReadFile,
} from '../src/index.ts';
import { run } from './run-command.ts';

/** Do the tests judge a mutant? What takes many seconds is not asked of each. */
export const isMutated = process.env['STRYKER_MUTATOR_WORKER'] !== undefined;

export function readFileIn(root: string): ReadFile {
  return async (at) => {
    const file = path.join(root, at);
    return existsSync(file) && lstatSync(file).isFile() ? readFileSync(file) : null;
  };
}

/** The change of a repository since `main`, on the side that is asked for. */
export async function changesOf(
  { root }: Repository,
  side: 'worktree' | 'staged' | 'revision' = 'worktree',
  base = 'main',
): Promise<ChangeSet> {
  const resolved = await resolveBase(run, {
    cwd: root,
    flag: base,
    environment: null,
    config: null,
    head: 'HEAD',
  });
  if (!resolved.ok) throw new Error(resolved.problems[0]?.message);
  const { base: found, headSha } = resolved.value;
  const source =
    side === 'revision' ? { kind: side, base: found, revision: headSha } : { kind: side, base: found };
  const changes = await readChanges(run, await repositoryAt(root), source, {
    readFile: readFileIn(root),
    isLink: (at) => lstatSync(path.join(root, at), { throwIfNoEntry: false })?.isSymbolicLink() === true,
  });
  if (!changes.ok) throw new Error(changes.problems[0]?.message);
  return changes.value;
}

export async function patchOf({ root, write }: Repository, patch: string) {
  write({ 'change.patch': patch });
  const file = path.join(root, 'change.patch');
  return readPatchFile(run, await repositoryAt(root), {
    bytes: Buffer.from(patch),
    patch: file,
    readFile: readFileIn(root),
    isSource: (at) => at.endsWith('.ts'),
  });
}

/** `modified src/apple.ts 1-2,5` */
export function shown({ status, kind, path: at, added }: ChangedFile): string {
  const lines = added.map(([first, last]) => (first === last ? first : `${first}-${last}`)).join(',');
  return [status, kind === 'file' ? '' : kind, at, lines].filter((part) => part !== '').join(' ');
}

async function repositoryAt(root: string) {
  const found = await findRepository(run, root);
  if (!found.ok) throw new Error(found.problems[0]?.message);
  return found.value;
}
