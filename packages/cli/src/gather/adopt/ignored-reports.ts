import { joinRepoPath, ok, type RepoPath, type Result } from '@tidemark/kernel';
import type { World } from '../../world/world.ts';
import { gitFailed } from '../git-failed.ts';

/** The folders of packages in which git would ignore a coverage report. */
export async function ignoredReports(
  { run }: World,
  root: string,
  folders: readonly RepoPath[],
): Promise<Result<Set<RepoPath>>> {
  const reports = new Map(
    folders.map((folder) => [joinRepoPath(folder, 'coverage/coverage-final.json') ?? folder, folder]),
  );
  const stdin = [...reports.keys()].map((report) => `${report}\0`).join('');
  const words = ['--no-optional-locks', 'check-ignore', '-z', '--no-index', '--stdin'];
  const { code, stdout, stderr } = await run('git', words, { cwd: root, stdin });
  // 1 says that none is ignored.
  if (code !== 0 && code !== 1) return gitFailed('check-ignore', stderr);
  const named = Buffer.from(stdout).toString('utf8').split('\0');
  return ok(new Set([...reports].flatMap(([report, folder]) => (named.includes(report) ? [folder] : []))));
}
