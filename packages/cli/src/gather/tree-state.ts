import { createHash } from 'node:crypto';
import path from 'node:path';
import { ok, type Result } from '@tidemark/kernel';
import type { World } from '../world/world.ts';
import { gitFailed } from './git-failed.ts';
import { STATUS } from './uncommitted.ts';

/**
 * A mark that tells two states of a working tree apart: the commit, what is not committed, and size and time of change
 * of each such file. It says nothing about which is newer.
 * Format: git-status(1), "Porcelain Format Version 1" with `-z`.
 */
export async function treeState({ run, files }: World, root: string): Promise<Result<string>> {
  const [head, status] = await Promise.all([
    run('git', ['rev-parse', '--revs-only', 'HEAD'], { cwd: root }),
    run('git', STATUS, { cwd: root }),
  ]);
  if (status.code !== 0) return gitFailed('status', status.stderr);
  const hash = createHash('sha256').update(head.stdout);
  for (const entry of Buffer.from(status.stdout).toString('utf8').split('\0')) {
    const state = entry === '' ? null : files.readInto(new Uint8Array(0), path.join(root, entry.slice(3)), 0);
    hash.update(`${entry}\0${state?.size}\0${state?.changedMs}\0`);
  }
  return ok(hash.digest('hex'));
}
