import path from 'node:path';
import { gitRepoPath, type RepoPath } from '@tidemark/kernel';
import type { World } from '../world/world.ts';
import { isCode } from './source-file.ts';

/**
 * Warns of sources that a clean filter of the configuration makes another text of: git compares that one, so an edit
 * that the filter takes away is no change. Where no filter is configured git is not asked.
 */
export async function filterWarnings(
  world: World,
  root: string,
  filters: readonly string[],
): Promise<string[]> {
  if (filters.length === 0) return [];
  const attributes = filters.map((name) => `:(attr:filter=${name})`);
  const listed = await words(world, root, ['ls-files', '-z', '--', ...attributes]);
  const present = listed
    .flatMap((name) => gitRepoPath(name) ?? [])
    .filter((at) => isPresentCode(world, root, at));
  if (present.length === 0) return [];
  const stdin = present.map((at) => `${at}\n`).join('');
  const [stored, raw] = await Promise.all(
    [[], ['--no-filters']].map((options) =>
      words(world, root, ['hash-object', ...options, '--stdin-paths'], stdin),
    ),
  );
  const changed = present.filter((_, index) => stored?.[index] !== raw?.[index]);
  if (changed.length === 0) return [];
  const rest = changed.length > 3 ? ` and ${changed.length - 3} more` : '';
  const shown = changed.slice(0, 3).join(', ') + rest;
  return [`a clean filter (${filters.join(', ')}) makes git compare another text than is on disk: ${shown}`];
}

function isPresentCode({ files }: World, root: string, at: RepoPath): boolean {
  return isCode(at) && !at.includes('\n') && files.kindOf(path.join(root, at)) === 'file';
}

async function words(
  { run }: World,
  root: string,
  args: readonly string[],
  stdin?: string,
): Promise<string[]> {
  const { stdout } = await run('git', args, stdin === undefined ? { cwd: root } : { cwd: root, stdin });
  return Buffer.from(stdout)
    .toString('utf8')
    .split(/[\0\n]/)
    .filter((word) => word !== '');
}
