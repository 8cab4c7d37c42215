import { posix } from 'node:path';
import { joinRepoPath, type RepoPath } from '@tidemark/kernel';
import type { PackageFacts } from './workspace-view.ts';

/**
 * The script by which a package tries its mutants: its whole share, written into its own folder, where a cache finds it
 * and `tidemark mutate --merge` too. Where the workspace holds Tidemark itself, that is what is started.
 */
export function mutateScript(
  packageName: string,
  folder: RepoPath,
  packages: readonly PackageFacts[],
): string {
  const [bin] = packages.flatMap(({ path, bin: own }) =>
    own === null ? [] : (joinRepoPath(path, own) ?? []),
  );
  const command = bin === undefined ? 'tidemark' : `node ${posix.relative(`/${folder}`, `/${bin}`)}`;
  return `${command} mutate --package ${packageName} --shard 1/1`;
}
