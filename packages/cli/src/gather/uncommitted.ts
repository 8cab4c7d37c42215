import { gitRepoPath, type RepoPath } from '@tidemark/kernel';
import type { World } from '../world/world.ts';

/** Which of these files hold changes that are in no commit yet. None where git does not tell. */
export async function uncommittedAmong(
  { run }: World,
  root: string,
  files: readonly RepoPath[],
): Promise<RepoPath[]> {
  if (files.length === 0) return [];
  const args = [
    'diff',
    '--name-only',
    '-z',
    '--no-renames',
    'HEAD',
    '--',
    ...files.map((file) => `:(top,literal)${file}`),
  ];
  const { code, stdout } = await run('git', args, { cwd: root });
  const names = code === 0 ? Buffer.from(stdout).toString('utf8').split('\0') : [];
  return names.flatMap((name) => (name === '' ? [] : (gitRepoPath(name) ?? [])));
}
